"""The stage of the sketch artist: scenes read, places painted, figures and things put where the words say."""
