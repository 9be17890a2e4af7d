"""The words people describe characters with, and what the sketch artist understands by them."""

from __future__ import annotations

# word → species drawn. People are "person"; what we cannot draw becomes its nearest kin.
SPECIES: dict[str, str] = {
    **dict.fromkeys("mouse mice mouselet rat shrew vole dormouse".split(), "mouse"),
    **dict.fromkeys("hamster gerbil guinea-pig guineapig chinchilla".split(), "hamster"),
    **dict.fromkeys("cat kitten kitty tomcat lynx".split(), "cat"),
    **dict.fromkeys("dog puppy pup hound terrier poodle spaniel labrador dachshund sheepdog".split(), "dog"),
    **dict.fromkeys("bear cub teddy grizzly".split(), "bear"),
    **dict.fromkeys("rabbit bunny hare".split(), "rabbit"),
    **dict.fromkeys("fox vixen".split(), "fox"),
    **dict.fromkeys("wolf coyote jackal".split(), "wolf"),
    **dict.fromkeys("heron stork crane egret flamingo".split(), "heron"),
    **dict.fromkeys("hen chicken rooster cockerel cock".split(), "hen"),
    **dict.fromkeys("duck duckling goose gosling swan".split(), "duck"),
    **dict.fromkeys(
        "bird robin sparrow wren finch blackbird chick crow raven magpie parrot pigeon dove tit starling"
        " nightingale swallow".split(),
        "bird",
    ),
    **dict.fromkeys("owl owlet".split(), "owl"),
    **dict.fromkeys("penguin puffin".split(), "penguin"),
    **dict.fromkeys("fish goldfish carp trout salmon whale shark dolphin tadpole".split(), "fish"),
    **dict.fromkeys("elephant mammoth".split(), "elephant"),
    **dict.fromkeys("pig piglet boar sow".split(), "pig"),
    **dict.fromkeys("sheep lamb ram ewe alpaca llama".split(), "sheep"),
    **dict.fromkeys("cow calf bull ox buffalo".split(), "cow"),
    **dict.fromkeys("goat kid-goat billy-goat".split(), "goat"),
    **dict.fromkeys("horse pony foal donkey mule zebra unicorn giraffe deer fawn moose reindeer".split(), "horse"),
    **dict.fromkeys("frog toad".split(), "frog"),
    **dict.fromkeys("tortoise turtle snail".split(), "tortoise"),
    **dict.fromkeys("squirrel chipmunk".split(), "squirrel"),
    **dict.fromkeys("hedgehog porcupine".split(), "hedgehog"),
    **dict.fromkeys("badger".split(), "badger"),
    **dict.fromkeys("raccoon otter beaver weasel ferret mole skunk".split(), "raccoon"),
    **dict.fromkeys("lion lioness".split(), "lion"),
    **dict.fromkeys("tiger leopard cheetah panther".split(), "tiger"),
    **dict.fromkeys("monkey ape chimp chimpanzee gorilla".split(), "monkey"),
    **dict.fromkeys("panda".split(), "panda"),
    **dict.fromkeys("koala".split(), "koala"),
    **dict.fromkeys("robot android".split(), "robot"),
    **dict.fromkeys("creature monster ghost dragon troll alien goblin yawn blob cloud".split(), "creature"),
}  # fmt: skip

# word → (age, sort of person); age "" leaves it open
PEOPLE: dict[str, tuple[str, str]] = {
    **dict.fromkeys("child kid toddler pupil schoolchild".split(), ("child", "")),
    **dict.fromkeys("girl daughter sister princess niece schoolgirl".split(), ("child", "girl")),
    **dict.fromkeys("boy son brother prince nephew schoolboy".split(), ("child", "boy")),
    **dict.fromkeys("baby infant newborn".split(), ("baby", "")),
    **dict.fromkeys("teenager teen youth".split(), ("teen", "")),
    **dict.fromkeys(
        "grown-up grownup adult person baker teacher farmer sailor captain doctor nurse gardener cook chef"
        " neighbour neighbor painter pirate knight astronaut scientist driver builder librarian parent"
        " keeper postman human".split(),
        ("adult", ""),
    ),
    **dict.fromkeys("woman lady mother mum mom mama mummy mommy aunt queen witch fairy".split(), ("adult", "girl")),
    **dict.fromkeys("man father dad daddy papa uncle king gentleman fisherman".split(), ("adult", "boy")),
    **dict.fromkeys("grandmother grandma granny nana oma".split(), ("old", "girl")),
    **dict.fromkeys("grandfather grandpa granddad grandad opa".split(), ("old", "boy")),
    "wizard": ("old", "boy"), "sorcerer": ("old", "boy"),
    **dict.fromkeys("grandparent elder".split(), ("old", "")),
}  # fmt: skip

SKIN: tuple[tuple[str, str], ...] = (  # phrase → tone; longest first
    ("very dark skin", "#5d3a2a"), ("deep brown skin", "#6b4430"), ("dark brown skin", "#6f4631"),
    ("dark skin", "#744a33"), ("black skin", "#5d3a2a"), ("light brown skin", "#c68f66"),
    ("medium brown skin", "#a9714b"), ("warm brown skin", "#a66a45"), ("brown skin", "#9c6644"),
    ("golden skin", "#dba878"), ("olive skin", "#d0a077"), ("tan skin", "#d8a273"), ("tanned skin", "#d8a273"),
    ("pale skin", "#fbe0cd"), ("fair skin", "#f9d9c1"), ("light skin", "#f6d0b1"), ("pink skin", "#f8cdb8"),
    ("freckled skin", "#f6d0b1"),
)  # fmt: skip
SKINS = ("#f6d0b1", "#e9b68e", "#c98f63", "#9c6644", "#744a33", "#f9d9c1")
HAIRS = ("#5b3a29", "#3a2a26", "#8f4f2c", "#d9a95a", "#2f2a2c", "#a9683a")

# word → hair style, in order of weight
STYLES: tuple[tuple[str, str], ...] = (
    ("bald", "bald"), ("puffs", "puffs"), ("afro", "afro"), ("pigtails", "pigtails"), ("bunches", "pigtails"),
    ("braids", "braids"), ("braid", "braids"), ("plaits", "braids"), ("plait", "braids"), ("cornrows", "braids"),
    ("ponytail", "ponytail"), ("bun", "bun"), ("topknot", "bun"), ("bob", "bob"), ("spiky", "spiky"),
    ("messy", "spiky"), ("tousled", "spiky"), ("curly", "curly"), ("curls", "curly"), ("wavy", "long"),
    ("locs", "long"), ("dreadlocks", "long"), ("long", "long"), ("short", "short"),
)  # fmt: skip

# word → (garment drawn, part of the body it covers); one garment a part, "on" parts may repeat
GARMENTS: dict[str, str] = {
    **dict.fromkeys("dress frock gown nightgown nightdress nightshirt robe tunic sari kimono".split(), "dress"),
    **dict.fromkeys("coat raincoat overcoat anorak mackintosh parka trenchcoat".split(), "coat"),
    **dict.fromkeys("jacket cardigan blazer".split(), "jacket"),
    **dict.fromkeys("jumper sweater pullover hoodie jersey sweatshirt".split(), "jumper"),
    **dict.fromkeys("shirt t-shirt tshirt tee blouse top vest".split(), "shirt"),
    **dict.fromkeys("trousers pants jeans leggings slacks".split(), "trousers"),
    **dict.fromkeys("shorts".split(), "shorts"),
    **dict.fromkeys("skirt kilt tutu".split(), "skirt"),
    **dict.fromkeys("dungarees overalls overall jumpsuit".split(), "dungarees"),
    **dict.fromkeys("apron pinafore".split(), "apron"),
    **dict.fromkeys("scarf shawl muffler".split(), "scarf"),
    **dict.fromkeys("cape cloak".split(), "cape"),
    **dict.fromkeys("pyjamas pajamas pyjama onesie".split(), "pyjamas"),
    **dict.fromkeys("boots wellies wellingtons".split(), "boots"),
    **dict.fromkeys("shoes sandals slippers sneakers trainers".split(), "shoes"),
    **dict.fromkeys("socks stockings".split(), "socks"),
    **dict.fromkeys("bow ribbon bowtie bow-tie".split(), "bow"),
    **dict.fromkeys("backpack rucksack satchel knapsack bag".split(), "backpack"),
    **dict.fromkeys("waistcoat gilet".split(), "waistcoat"),
    **dict.fromkeys("hat sunhat sou'wester bonnet".split(), "hat"),
    **dict.fromkeys("cap beret".split(), "cap"),
    **dict.fromkeys("beanie bobble-hat nightcap toque".split(), "beanie"),
    **dict.fromkeys("crown tiara".split(), "crown"),
    **dict.fromkeys("headscarf hijab kerchief".split(), "headscarf"),
    **dict.fromkeys("glasses spectacles goggles".split(), "glasses"),
    **dict.fromkeys("tie necktie".split(), "tie"),
    **dict.fromkeys("necklace beads collar pendant medal bell".split(), "collar"),
    **dict.fromkeys("gloves mittens".split(), "mittens"),
    **dict.fromkeys("belt sash".split(), "belt"),
}  # fmt: skip
HAT_SORTS = {
    "straw": "hat", "chef": "chef", "chef's": "chef", "cook's": "chef", "baker's": "chef", "party": "cone",
    "pointed": "cone", "wizard": "cone", "witch's": "cone", "woolly": "beanie", "wool": "beanie",
    "knitted": "beanie", "bobble": "beanie", "top": "topper", "rain": "hat", "sun": "hat", "pirate": "topper",
}  # fmt: skip
PATTERNS: dict[str, str] = {
    **dict.fromkeys("striped stripes stripy stripey".split(), "striped"),
    **dict.fromkeys(
        "spotted spots spotty dotted dots polka-dot polka flowered flowery floral".split(), "spotted"
    ),
    **dict.fromkeys("checked checks chequered tartan plaid gingham check".split(), "checked"),
    **dict.fromkeys("starry stars star-spangled".split(), "starry"),
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
NEGATIVES = {"no", "not", "without", "never", "isn't", "doesn't"}
DRESS_WORDS = {"wears", "wearing", "dressed", "wool", "woolly", "woollen", "knitted", "cotton", "round"}
