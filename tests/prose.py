"""Prose to set: sentences written for the tests, dealt into as many paragraphs as are wanted, always the same ones."""

from __future__ import annotations

from random import Random

SENTENCES = tuple(
    """
The lighthouse keeper had lived above the harbour for eleven years, with a telescope, a kettle and an elderly tortoise.
Nobody noticed when the lantern went out; the moon had come up behind the breakwater, and every window was shining.
On the twelfth morning of September the wind turned round.
It blew from the mountains instead of the sea, and brought a smell of snow, of resin, and, unmistakably, of gingerbread.
“Curious,” thought the keeper, and put on her boots.
Down at the water’s edge lay a boat which had not been there before: small, green, with neither oars nor sail.
In it, wrapped in a blanket, sat a very surprised-looking hedgehog.
“I was promised an orchestra,” said the hedgehog, “and a considerable number of pancakes.”
There was no orchestra for forty miles in any direction, but pancakes were another matter.
They climbed the hundred and fourteen steps together, resting on every landing, because hedgehogs have short legs.
The tortoise opened one eye, considered the visitor, and closed it again.
By lunchtime the whole of the harbour knew, and a queue had formed outside the door.
The baker brought flour; the schoolteacher brought a trombone which had belonged to her grandfather.
Two fishermen argued about whether a mouth organ counted as an instrument.
It counted, everybody agreed afterwards, once they had heard it played in the dark.
When the rain began they moved indoors, and the music went round and round the staircase like water in a shell.
Somewhere between the third waltz and the fourth, the lamp lit itself.
A ship that had been lost since Thursday found the entrance, turned, and came slowly home.
Its captain wanted to know whom she should thank.
The keeper pointed at the hedgehog, the hedgehog pointed at the tortoise, and the tortoise was asleep.
Nothing remarkable happened on the following day, except that the boat had vanished.
In its place, scratched into the wet sand, was an enormous treble clef.
Children measured it with their scarves: it was nineteen scarves long and seven across.
“It will be gone with the tide,” said the schoolteacher, who was usually right about such things.
It was not gone with the tide, nor with the next one.
Grass grew along its edges in the spring, and afterwards thyme, until bees came down from the orchards.
The hedgehog stayed through the winter in a basket beside the stove, correcting the clock from time to time.
He was particular about breakfast, and generous with advice.
Whoever cannot whistle, he maintained, has never been properly listened to.
So they listened to one another, that winter, more than they had in all the years before.
The postman turned out to know the names of forty-one stars.
The woman who mended nets had once crossed a glacier, alone, carrying a birdcage.
What had been in the birdcage she did not say.
Every Wednesday they carried the kettle up to the gallery and watched the weather arrive.
Far out, where the water changed its colour, something was singing.
It might have been the wind in the rigging of the buoy; it might have been an orchestra.
“Patience,” said the tortoise, which was the only word that anybody ever heard it say.
Then the ice broke with a noise like applause.
They found the green boat lying at the foot of the steps, freshly painted, with a ribbon round its bow.
The hedgehog looked at it for a long while before he went to pack his blanket.
“You could remain,” said the keeper, not very loudly.
“I could,” he answered, “but they have been rehearsing without me all this time, and I am the conductor.”
""".strip().splitlines()
)


def paragraphs(many: int, seed: int = 1) -> list[str]:
    """Return so many paragraphs of three to six sentences."""
    chance = Random(seed)
    return [" ".join(chance.sample(SENTENCES, chance.randint(3, 6))) for _ in range(many)]


def words(many: int, seed: int = 1) -> list[str]:
    """Return paragraphs of about so many words together, as long as `paragraphs` makes them, no two sentences alike."""
    chance, left, made = Random(seed), many, []
    while left > 0:
        told = [sentence.split() for sentence in chance.sample(SENTENCES, chance.randint(3, 6))]
        for one in told:
            inner = one[1:-1]
            chance.shuffle(inner)
            one[1:-1] = inner
        made.append(" ".join(" ".join(one) for one in told))
        left -= sum(map(len, told))
    return made
