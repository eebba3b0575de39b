#!/usr/bin/env python3
"""Writes Resources/name-syllables.csv: how much a syllable speaks for a Korean given name, and for the
name of a foreigner in Hangul.

    python3 Sources/Lexicon/Import/name_syllables.py --dictionary share/pagup/mecab-ko-dic/sys.dic

Trained on the entries of mecab-ko-dic 2.1.1 (Apache-2.0; PyPI python-mecab-ko-dic): names of three
syllables tagged 인명 against all other nouns of three syllables that begin with a family name, by place; and
the other entries tagged 인명 against nouns, verbs and adverbs, at any place. The figures are ten times
the log-odds of a syllable, with half a count added; the same input gives the same table.
"""
import argparse, collections, csv, math, pathlib, re, struct

HERE = pathlib.Path(__file__).parent
RESOURCES = HERE.parent / "Resources"


def features(path):
    """The feature strings of a compiled MeCab dictionary (mecab/src/dictionary.cpp: header, double array,
    tokens, features)."""
    data = pathlib.Path(path).read_bytes()
    header = struct.unpack("<10I", data[:40])
    at = 40 + 32 + header[6] + header[7]
    return {f.decode("utf-8", "replace") for f in data[at:at + header[8]].split(b"\0")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dictionary", required=True)
    options = parser.parse_args()
    with open(RESOURCES / "surnames.csv", encoding="utf-8") as f:
        surnames = {r["surname"] for r in csv.DictReader(l for l in f if not l.startswith("#"))}
    people, others, foreign, common = set(), set(), set(), set()
    for feature in features(options.dictionary):
        field = feature.split(",")
        if len(field) < 4 or not re.fullmatch("[가-힣]{1,8}", field[3]):
            continue
        word, person = field[3], field[0] == "NNP" and field[1] == "인명"
        if person:
            joined = len(field) > 7 and field[4] == "Preanalysis"
            for part in [p.split("/")[0] for p in field[7].split("+")] if joined else [word]:
                if re.fullmatch("[가-힣]+", part) and not (len(part) in (2, 3) and part[0] in surnames):
                    foreign.add(part)
        elif field[0] in ("NNG", "VV", "VA", "XR", "MAG"):
            common.add(word)
        if len(word) == 3 and word[0] in surnames:
            if person and (len(field) < 5 or field[4] == "*"):
                people.add(word)
            elif not person and field[0] in ("NNG", "NNP", "NNB", "MAG", "XR"):
                others.add(word)
    tables = [odds(count(n[1:2] for n in people), count(n[1:2] for n in others - people)),
              odds(count(n[2:] for n in people), count(n[2:] for n in others - people)),
              odds(count(foreign), count(common - foreign))]
    with open(RESOURCES / "name-syllables.csv", "w", encoding="utf-8", newline="") as f:
        f.write("# source: mecab-ko-dic 2.1.1 (Apache-2.0), counted by Sources/Lexicon/Import/name_syllables.py; licence: Apache-2.0\n"
                "# How much a syllable speaks for a Korean given name at its first and second place, and for a foreign name: ten times the log-odds\n")
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(["syllable", "first", "second", "foreign"])
        for syllable in sorted(set().union(*tables)):
            row = [t.get(syllable, 0) for t in tables]
            if any(abs(v) >= 4 for v in row):
                writer.writerow([syllable, *row])


def count(parts):
    return collections.Counter(c for part in parts for c in part)


def odds(yes, no):
    """Ten times the log-odds of each syllable that occurs five times or more."""
    all_yes, all_no, size = sum(yes.values()), sum(no.values()), len(set(yes) | set(no))
    return {c: round(10 * (math.log((yes[c] + .5) / (all_yes + .5 * size))
                           - math.log((no[c] + .5) / (all_no + .5 * size))))
            for c in set(yes) | set(no) if yes[c] + no[c] >= 5}


if __name__ == "__main__":
    main()
