#!/usr/bin/env python3
"""Writes Resources/everyday-words.en.csv: English words that are written small far more often than with a
capital, so that one that stands alone with a capital is no name.

    pip install spacy-lookups-data==1.0.5
    python3 Sources/Lexicon/Import/everyday_words.py

Counted over the word frequencies of spacy-lookups-data (MIT; en_lexeme_prob): words of at least three
letters with a log probability above -13 that are written small over three times as often.
"""
import csv, gzip, json, pathlib, re
import spacy_lookups_data

HERE = pathlib.Path(__file__).parent
RESOURCES = HERE.parent / "Resources"
LEAST, LEAD = -13, 1.2
COARSE = re.compile("fuck|shit|cunt|bitch|slut|whore|fag|nigg|jizz|porn|dildo|wank|retard|asshole|dick|cock|pussy|tits|rape")


def main():
    data = pathlib.Path(spacy_lookups_data.__file__).parent / "data" / "en_lexeme_prob.json.gz"
    odds = json.loads(gzip.decompress(data.read_bytes()))
    words = sorted(w for w, p in odds.items()
                   if p > LEAST and re.fullmatch("[a-z]{3,}", w) and not COARSE.search(w)
                   and p - odds.get(w.capitalize(), -30) > LEAD)
    with open(RESOURCES / "everyday-words.en.csv", "w", encoding="utf-8", newline="") as f:
        f.write("# source: word frequencies of spacy-lookups-data 1.0.5 (Import/everyday_words.py); licence: MIT\n")
        f.write("# Common English words: one that stands alone with a capital is no name.\n")
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["word"])
        out.writerows([w] for w in words)


if __name__ == "__main__":
    main()
