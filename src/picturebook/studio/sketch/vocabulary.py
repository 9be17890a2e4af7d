"""The words people describe characters with, and what the sketch artist understands by them."""

from __future__ import annotations

from typing import TypeVar

_Meaning = TypeVar("_Meaning")


def _each(words: str, meaning: _Meaning) -> dict[str, _Meaning]:
    return dict.fromkeys(words.split(), meaning)


# word → species drawn. People are "person"; what we cannot draw becomes its nearest kin.
SPECIES: dict[str, str] = {
    **_each("mouse mice mouselet rat shrew vole dormouse", "mouse"),
    **_each("hamster gerbil guinea-pig guineapig chinchilla", "hamster"),
    **_each("cat kitten kitty tomcat lynx", "cat"),
    **_each("dog puppy pup hound terrier poodle spaniel labrador dachshund sheepdog", "dog"),
    **_each("bear cub teddy grizzly", "bear"),
    **_each("rabbit bunny hare", "rabbit"),
    **_each("fox vixen", "fox"),
    **_each("wolf coyote jackal", "wolf"),
    **_each("heron stork crane egret flamingo", "heron"),
    **_each("hen chicken rooster cockerel cock", "hen"),
    **_each("duck duckling goose gosling swan", "duck"),
    **_each("bird robin sparrow wren finch blackbird chick crow raven magpie parrot pigeon dove tit starling"
        " nightingale swallow", "bird"),
    **_each("owl owlet", "owl"),
    **_each("penguin puffin", "penguin"),
    **_each("fish goldfish carp trout salmon whale shark dolphin tadpole", "fish"),
    **_each("elephant mammoth", "elephant"),
    **_each("pig piglet boar sow", "pig"),
    **_each("sheep lamb ram ewe alpaca llama", "sheep"),
    **_each("cow calf bull ox buffalo", "cow"),
    **_each("goat kid-goat billy-goat", "goat"),
    **_each("horse pony foal donkey mule zebra unicorn giraffe deer fawn moose reindeer", "horse"),
    **_each("frog toad", "frog"),
    **_each("tortoise turtle snail", "tortoise"),
    **_each("squirrel chipmunk", "squirrel"),
    **_each("hedgehog porcupine", "hedgehog"),
    **_each("badger", "badger"),
    **_each("raccoon otter beaver weasel ferret mole skunk", "raccoon"),
    **_each("lion lioness", "lion"),
    **_each("tiger leopard cheetah panther", "tiger"),
    **_each("monkey ape chimp chimpanzee gorilla", "monkey"),
    **_each("panda", "panda"),
    **_each("koala", "koala"),
    **_each("robot android", "robot"),
    **_each("creature monster ghost dragon troll alien goblin yawn blob cloud", "creature"),
}  # fmt: skip

# word → (age, sort of person); age "" leaves it open
PEOPLE: dict[str, tuple[str, str]] = {
    **_each("child kid toddler pupil schoolchild", ("child", "")),
    **_each("girl daughter sister princess niece schoolgirl", ("child", "girl")),
    **_each("boy son brother prince nephew schoolboy", ("child", "boy")),
    **_each("baby infant newborn", ("baby", "")),
    **_each("teenager teen youth", ("teen", "")),
    **_each("grown-up grownup adult person baker teacher farmer sailor captain doctor nurse gardener cook chef"
        " neighbour neighbor painter pirate knight astronaut scientist driver builder librarian parent"
        " keeper postman human", ("adult", ""),
    ),
    **_each("woman lady mother mum mom mama mummy mommy aunt queen witch fairy", ("adult", "girl")),
    **_each("man father dad daddy papa uncle king gentleman fisherman", ("adult", "boy")),
    **_each("grandmother grandma granny nana oma", ("old", "girl")),
    **_each("grandfather grandpa granddad grandad opa", ("old", "boy")),
    "wizard": ("old", "boy"), "sorcerer": ("old", "boy"),
    **_each("grandparent elder", ("old", "")),
}  # fmt: skip

SKIN: tuple[tuple[str, str], ...] = (  # phrase → tone; longest first
    ("very dark skin", "#5d3a2a"), ("deep brown skin", "#6b4430"), ("dark brown skin", "#6f4631"),
    ("dark skin", "#744a33"), ("black skin", "#5d3a2a"), ("light brown skin", "#c68f66"),
    ("medium brown skin", "#a9714b"), ("warm brown skin", "#a66a45"), ("brown skin", "#9c6644"),
    ("golden skin", "#dba878"), ("olive skin", "#d0a077"), ("tan skin", "#d8a273"), ("tanned skin",
        "#d8a273"),
    ("pale skin", "#fbe0cd"), ("fair skin", "#f9d9c1"), ("light skin", "#f6d0b1"), ("pink skin", "#f8cdb8"),
    ("freckled skin", "#f6d0b1"),
)  # fmt: skip
SKINS = ("#f6d0b1", "#e9b68e", "#c98f63", "#9c6644", "#744a33", "#f9d9c1")
HAIRS = ("#5b3a29", "#3a2a26", "#8f4f2c", "#d9a95a", "#2f2a2c", "#a9683a")

# word → hair style, in order of weight
STYLES: tuple[tuple[str, str], ...] = (
    ("bald", "bald"), ("puffs", "puffs"), ("afro", "afro"), ("pigtails", "pigtails"), ("bunches", "pigtails"),
    ("braids", "braids"), ("braid", "braids"), ("plaits", "braids"), ("plait", "braids"), ("cornrows",
        "braids"),
    ("ponytail", "ponytail"), ("bun", "bun"), ("topknot", "bun"), ("bob", "bob"), ("spiky", "spiky"),
    ("messy", "spiky"), ("tousled", "spiky"), ("curly", "curly"), ("curls", "curly"), ("wavy", "long"),
    ("locs", "long"), ("dreadlocks", "long"), ("long", "long"), ("short", "short"),
)  # fmt: skip

# word → (garment drawn, part of the body it covers); one garment a part, "on" parts may repeat
GARMENTS: dict[str, str] = {
    **_each("dress frock gown nightgown nightdress nightshirt robe tunic sari kimono", "dress"),
    **_each("coat raincoat overcoat anorak mackintosh parka trenchcoat", "coat"),
    **_each("jacket cardigan blazer", "jacket"),
    **_each("jumper sweater pullover hoodie jersey sweatshirt", "jumper"),
    **_each("shirt t-shirt tshirt tee blouse top vest", "shirt"),
    **_each("trousers pants jeans leggings slacks", "trousers"),
    **_each("shorts", "shorts"),
    **_each("skirt kilt tutu", "skirt"),
    **_each("dungarees overalls overall jumpsuit", "dungarees"),
    **_each("apron pinafore", "apron"),
    **_each("scarf shawl muffler", "scarf"),
    **_each("cape cloak", "cape"),
    **_each("pyjamas pajamas pyjama onesie", "pyjamas"),
    **_each("boots wellies wellingtons", "boots"),
    **_each("shoes sandals slippers sneakers trainers", "shoes"),
    **_each("socks stockings", "socks"),
    **_each("bow ribbon bowtie bow-tie", "bow"),
    **_each("backpack rucksack satchel knapsack bag", "backpack"),
    **_each("waistcoat gilet", "waistcoat"),
    **_each("hat sunhat sou'wester bonnet", "hat"),
    **_each("cap beret", "cap"),
    **_each("beanie bobble-hat nightcap toque", "beanie"),
    **_each("crown tiara", "crown"),
    **_each("headscarf hijab kerchief", "headscarf"),
    **_each("glasses spectacles goggles", "glasses"),
    **_each("tie necktie", "tie"),
    **_each("necklace beads collar pendant medal bell", "collar"),
    **_each("gloves mittens", "mittens"),
    **_each("belt sash", "belt"),
}  # fmt: skip
HAT_SORTS = {
    "straw": "hat", "chef": "chef", "chef's": "chef", "cook's": "chef", "baker's": "chef", "party": "cone",
    "pointed": "cone", "wizard": "cone", "witch's": "cone", "woolly": "beanie", "wool": "beanie",
    "knitted": "beanie", "bobble": "beanie", "top": "topper", "rain": "hat", "sun": "hat", "pirate": "topper",
}  # fmt: skip
PATTERNS: dict[str, str] = {
    **_each("striped stripes stripy stripey", "striped"),
    **_each("spotted spots flowers spotty dotted dots polka-dot polka flowered flowery floral", "spotted"),
    **_each("checked checks chequered tartan plaid gingham check", "checked"),
    **_each("starry stars star-spangled", "starry"),
}
# word on an animal → the part of it that takes the phrase's colour
PARTS: dict[str, str] = {
    "belly": "belly", "tummy": "belly", "chest": "belly", "bib": "belly", "chin": "chin", "throat": "chin",
    "muzzle": "chin", "cheeks": "cheeks", "tail": "tail", "tip": "tip", "ears": "ears", "ear": "ears",
    "nose": "nose", "paws": "paws", "paw": "paws", "feet": "paws", "socks": "paws", "face": "face",
    "eyes": "eyes", "eye": "eyes", "beak": "beak", "bill": "beak", "mane": "mane", "wings": "wings",
    "wing": "wings", "legs": "legs", "horns": "horns", "shell": "shell", "spots": "patches",
    "patches": "patches", "patch": "patches", "stripes": "stripes", "trunk": "trunk", "comb": "comb",
    "whiskers": "whiskers", "spines": "spines", "prickles": "spines",
}  # fmt: skip
COATS = {"fur", "coat", "wool", "fleece", "feathers", "plumage", "body", "hide", "skin", "scales"}
SIZES = {
    "tall": "tall", "long-legged": "tall", "lanky": "tall", "slim": "slim", "thin": "slim", "skinny": "slim",
    "slender": "slim", "small": "small", "little": "small", "tiny": "small", "wee": "small", "dwarf": "small",
    "round": "round", "plump": "round", "chubby": "round", "fat": "round", "stout": "round", "big": "big",
    "huge": "big", "large": "big", "enormous": "big", "giant": "big", "sturdy": "round",
}  # fmt: skip
AGES = {
    "baby": "baby", "toddler": "baby", "old": "old", "elderly": "old", "aged": "old", "ancient": "old",
    "teenage": "teen", "young": "child", "child": "child", "grown-up": "adult", "adult": "adult",
    "grown": "adult", "middle-aged": "adult", "kid": "child",
}  # fmt: skip
# told after the garment they belong to: "a dress with white spots"
PATTERN_NOUNS = {"spots", "stripes", "dots", "stars", "checks", "flowers"}
NEGATIVES = {"no", "not", "without", "never", "isn't", "doesn't"}
DRESS_WORDS = {"wears", "wearing", "dressed", "wool", "woolly", "woollen", "knitted", "cotton", "round"}
