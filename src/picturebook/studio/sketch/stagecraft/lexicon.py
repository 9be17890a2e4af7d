"""The words a scene is told with, and what the stage understands by them: poses, moods, places, hours, weather.

Plain tables, every inflection typed out: a person can read them, and add to them.
"""

from __future__ import annotations

from typing import TypeVar

from picturebook.studio.sketch.pose import Mood, Pose

_Meaning = TypeVar("_Meaning")


def words_of(told: str) -> frozenset[str]:
    """Return words parted by spaces as a set."""
    return frozenset(told.split())


def _each(words: str, meaning: _Meaning) -> dict[str, _Meaning]:
    return dict.fromkeys(words.split(), meaning)


POSES: dict[str, Pose] = {
    **_each("stands standing stand stood waits waiting wait pauses stops stays", Pose.STANDING),
    **_each("walks walking walk walked strolls wanders tiptoes tiptoeing follows following steps marches"
        " creeps sneaks comes goes arrives enters leaves climbs climbing wades hikes skates skating", Pose.WALKING),
    **_each("runs running run ran races racing chases chasing hurries rushes dashes flees rolls rolling roll"
        " gallops escapes charges cycles", Pose.RUNNING),
    **_each("sits sitting sit sat perches rests resting leans rides riding drives sails sailing floats rows"
        " rowing paddles swings fishes fishing reads reading eats eating bathes", Pose.SITTING),
    **_each("lies lying lay sleeps sleeping sleep asleep naps napping snores snoring dozes dreams dreaming"
        " wakes waking tucked", Pose.LYING),
    **_each("points pointing point reaches reaching reach stretches touches touching pats patting pat pushes"
        " pushing pulls pulling knocks strokes paints painting offers gives giving shows showing feeds throws"
        " throwing catches waters opens", Pose.REACHING),
    **_each("jumps jumping jump leaps leaping hops hopping dances dancing dance bounces cheers cheering"
        " celebrates celebrate skips skipping", Pose.JUMPING),
    **_each("holds holding hold carries carrying carry brings bringing hugs-it bakes baking cooks cooking"
        " stirs stirring mixes pours plays playing writes writing serves lifts lifting", Pose.CARRYING),
    **_each("kneels kneeling kneel knelt crouches crouching crouch bends bending stoops crawls crawling crawl"
        " hides hiding hide peeks peeking peeps peeping digs digging digs-up searches plants planting picks"
        " picking drinks inspects huddles huddle squats", Pose.CROUCHING),
    **_each("waves waving wave greets calls shouts calling shouting", Pose.WAVING),
    **_each("arms-up", Pose.CHEERING),
    **_each("hugs hugging hug hugged cuddles cuddling cuddle embraces embrace kisses snuggles snuggle",
        Pose.HUGGING),
    **_each("flies flying fly lands landing land soars glides flaps hovers swims swimming swim dives falls"
        " falling", Pose.FLYING),
}  # fmt: skip

# Verbs after which a thing is in the hands of whoever does it.
HOLDING = words_of(
    "holds holding hold carries carrying carry brings bringing reads reading writes writing waves lifts "
    "lifting raises plays playing eats eating bites nibbles drinks drinking munches paints painting stirs "
    "stirring shakes gives giving offers offering shows clutches hugs hugging wears flies flying pulls "
    "pulling pushes swings swinging blows throws throwing catches with takes taking rings sweeps sweeping "
    "finds picks picking keeps grabs grips bakes squeezes"
)
# Verbs with which a hand goes out to what follows.
POINTING = words_of(
    "points pointing point reaches reaching reach touches touching pats patting pat pushes pushing knocks strokes "
    "offers gives giving shows showing feeds"
)
LOOKING = words_of(
    "look looks looking watch watches watching see sees seeing gaze gazes gazing stare stares staring "
    "point points pointing count counts counting admire admires study studies studying inspects examines "
    "finds sniffs listens talks talking speaks whispers says "
    "asks tells answers thanks smiles laughs scolds faces meets greets chases follows wave waves"
)

MOODS: dict[str, Mood] = {
    **_each("neutral calm plain quiet still serious", Mood.NEUTRAL),
    **_each("happy glad smiling smiles smile cheerful content friendly proud kind pleased warm brave laughing"
        " cosy cozy grateful", Mood.HAPPY),
    **_each("sad unhappy crying cries weeps tears lonely upset sorry disappointed gloomy tearful alone sobs",
        Mood.SAD),
    **_each("surprised astonished amazed shocked wide-eyed gasps startled stunned wonder wonders wondering"
        " awe", Mood.SURPRISED),
    **_each("angry cross furious grumpy mad annoyed frowning frowns scowls stern grumbles", Mood.ANGRY),
    **_each("scared afraid frightened terrified trembling trembles shivers shivering fearful hides spooked"
        " flees screams", Mood.SCARED),
    **_each("sleeping asleep sleepy sleep sleeps drowsy tired dozing snores snoring dreaming dreams"
        " naps napping dozes", Mood.SLEEPING),
    **_each("yawn yawns yawning yawned", Mood.YAWNING),
    **_each("delighted laughs laugh joyful excited thrilled overjoyed giggles giggling cheers cheering beaming"
        " grins grinning dances dancing celebrates delight joy gleeful", Mood.DELIGHTED),
    **_each("thinking curious thoughtful puzzled thinks pondering counting counts wonders studies inspects"
        " reads reading writes writing searches notebook listens listening confused examines clue clues",
        Mood.THINKING),
    **_each("worried anxious nervous uneasy concerned shy embarrassed guilty lost", Mood.WORRIED),
}  # fmt: skip

# setting → its words; longer phrases are found first
PLACES: dict[str, str] = {
    "kitchen": "kitchen,bakery,pantry,cooker,oven,stove,fridge",
    "bedroom": "bedroom,nursery,bed,cot,bunk,bedtime,attic,pillow",
    "living room": "living room,sitting room,lounge,parlour,fireplace,armchair,sofa,rug,house,home,room,indoors,inside",
    "hallway": "hallway,hall,corridor,landing,stairs,staircase",
    "bathroom": "bathroom,bathtub,bath,bubbles,washbasin",
    "school": "school,classroom,blackboard,schoolroom,class",
    "library": "library,bookshop,bookcase,bookshelves,museum",
    "market": "market,shop,stall,stalls,fair,store,marketplace,greengrocer,supermarket",
    "street": "street,town,city,road,village,pavement,bus stop,square,crossing,playground",
    "rooftop": "rooftop,roof,rooftops,chimney,chimneys,balcony",
    "night sky": "outer space,space,night sky,among the stars,planet,rocket,through the sky,in the sky,into the sky,"
    "above the clouds,in the clouds",
    "garden": "garden,yard,lawn,backyard,flowerbed,park,orchard,vegetable patch,greenhouse,picket fence",
    "forest": "forest,wood,woods,trees,jungle,woodland,tree,undergrowth,campfire,camp,tent,bush,bushes,cave",
    "meadow": "meadow,field,fields,hill,hills,hilltop,grass,path,countryside,valley,hillside,prairie,savanna,plain",
    "beach": "beach,sea,seaside,shore,ocean,island,sand,coast,sandcastle,harbour,harbor",
    "river": "river,pond,lake,jetty,stream,reeds,reed,brook,pier,marsh,creek,riverbank,bridge,dock,lily pads",
    "underwater": "underwater,under the sea,seabed,coral,deep sea,beneath the waves",
    "mountains": "mountains,mountain,peak,cliff,summit,alps,rocks,crag",
    "snow": "snow field,snow,snowfield,in the snow,snowy,ice,snowman,sledge,sled,igloo,snowdrift,north pole",
    "farm": "farm,farmyard,barn,stable,haystack,hen house,henhouse,coop,pigsty,tractor,sty,hay",
}
INDOORS = frozenset(("kitchen", "bedroom", "living room", "hallway", "bathroom", "school", "library"))
# words that only lean towards a place: furniture may stand anywhere
LEANING = words_of(
    "oven stove fridge bed pillow cot room house home inside tree trees grass path reeds waves sand bath "
    "snow wood road rocks hay armchair rug sofa bush bushes campfire camp tent stairs roof class store plain "
    "ice clouds hall snowman sledge sled fireplace bubbles square space bridge indoors bedtime cave "
    "pillow notebook"
)

TIMES: dict[str, str] = {
    "dawn": "dawn,sunrise,daybreak,first light",
    "morning": "morning,breakfast",
    "day": "day,daytime,noon,midday,lunch",
    "afternoon": "afternoon,tea time,teatime",
    "evening": "evening,dusk,sunset,twilight,sundown,golden hour,supper,dinner",
    "night": "night,midnight,moonlight,moonlit,moon,starry,starlight,bedtime,nighttime,stars,dark",
}
WEATHERS: dict[str, str] = {
    "storm": "storm,thunder,lightning,stormy,thunderstorm",
    "rain": "rain,raining,rainy,drizzle,raindrops,puddles,shower,pouring",
    "snow": "snow,snowing,snowflakes,snowfall,snowy,blizzard",
    "mist": "mist,misty,fog,foggy,haze,hazy",
    "wind": "wind,windy,breeze,gale,blows,breezy,blowing",
    "cloud": "cloudy,overcast,clouds,grey sky",
    "sun": "sunny,sunshine,sunlight,sun,bright,sunlit",
}
LAMPLIGHT = "lamp,lamplight,lantern,candle,candlelight,firelight,campfire,fireplace,glow,glowing,glows,torch"

SHOTS: dict[str, str] = {
    "close": "close-up,close up,closeup,close,portrait,detail,head and shoulders",
    "wide": "wide,long shot,panorama,far away,establishing,from far,from afar,distance,very small,aerial",
    "low": "low camera,low angle,from below,worm,low",
    "high": "from above,high angle,bird's-eye,bird's eye,overhead,looking down",
}

WHERES: dict[str, str] = {
    "left": "left,far left",
    "right": "right,far right",
    "centre": "centre,center,middle,front,foreground",
    "above": "above,top,up,sky,high,air,overhead",
    "below": "below,bottom,down,under,underneath",
    "behind": "behind,back,background,far",
}

PREPOSITIONS = words_of(
    "beside with at on in under over to behind of by near between through from across into above below "
    "for around round along past before among after onto against towards toward inside outside up down "
    "off without beneath next front"
)
PRONOUNS = words_of("her him it them she he they")
ALL_OF_THEM = words_of("both they all everyone everybody friends together")
NUMBERS = {"two": 2, "three": 3, "four": 3, "five": 3, "some": 3, "many": 3, "several": 3, "other": 1,
    "six": 3, "seven": 3, "pair": 2}  # fmt: skip
DETERMINERS = words_of(
    "a an the his her their its my our your some this that another each every no one two three four five "
    "six seven eight nine ten eleven twelve many several few"
)
CROWDS = words_of("crowd people children villagers pupils neighbours families family guests audience")

# Known words that need no drawing of their own: parts of bodies, of rooms, and words that only point.
KNOWN_NOUNS = words_of(
    "hand hands paw paws arm arms eye eyes ear ears nose mouth face head back belly lap knee knees chin "
    "tail wing wings foot feet toe toes cheek cheeks floor wall ceiling ground sky air light shadow dark "
    "darkness side edge row middle front line top bottom corner end air moment time day night morning "
    "evening dusk dawn afternoon weather rain wind mist fog storm sunshine glow world way thing things "
    "place home house inside outside one other others same bit lot pair half rest name friend friends "
    "cast character picture page book camera closeup close-up view water surface horizon distance "
    "foreground background centre center left right noses shoulder shoulders dew whole story silence "
    "smile laugh yawn tune song game party turn walk look tea supper breakfast lunch dinner first last "
    "roof earth heap pile row line circle rim leg legs neck breath wings whiskers beginning work land "
    "moonlight lamplight sunlight candlelight sun sunset sunrise half mud puff child kid adult animal "
    "animals creature dancing golden size warm gold scent case clue clues peace dream dreams hush hip "
    "hips breeze seven years old"
)
BIG = {"huge": 1.7, "enormous": 2.0, "giant": 2.0, "big": 1.3, "large": 1.3, "great": 1.4, "tall": 1.2}
SMALL = {"tiny": 0.55, "small": 0.8, "little": 0.8, "wee": 0.6}


def phrases(told: str) -> tuple[str, ...]:
    """Return a table's comma-parted phrases, longest first."""
    return tuple(sorted((one.strip() for one in told.split(",")), key=len, reverse=True))
