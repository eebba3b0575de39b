#!/usr/bin/env python3
"""Writes Resources/companies.csv from the tables beside this script and three lists of facts.

    pip install pytickersymbols mecab… (see docs/lexicon.md)
    python3 Sources/Lexicon/Import/companies.py --krx krx.csv --sp500 sp500.csv

Facts only (name, ticker, sector) are taken; Korean names of foreign companies, aliases, industries and
the names that need context are ours.
"""
import argparse, csv, io, pathlib, re, unicodedata

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent / "Resources" / "companies.csv"
FIELDS = ["entity", "ko", "en", "aliases", "ticker", "industry", "context", "example"]
SUFFIX = re.compile(
    r"[,\s]*\b(Co|Corp|Corporation|Inc|Incorporated|Ltd|Limited|plc|PLC|AG|SE|SA|S\.A|N\.V|NV|Company|Companies|ADR|AB|ASA|Oyj|KGaA|Holdings?)\b\.?,?"
    r"(?=\s|$|,)\s*$")


def table(name):
    with open(HERE / name, encoding="utf-8") as f:
        return list(csv.DictReader(l for l in f if not l.startswith("#")))


def short(name):
    """The name without its legal form."""
    name = re.sub(r"\s*\((The|Class [ABC]|Eli)\)|\s*&#?\w+;", "", name).strip()
    while True:
        cut = SUFFIX.sub("", name).strip(" ,.")
        if cut == name or len(cut) < 3 or cut.endswith("&"):
            return name
        name = cut


def slug(name):
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("&", " and ").replace("'", "")).strip("-")


def words(text):
    return [w for w in (text or "").split("|") if w]


class Book:
    def __init__(self):
        self.korean = {r["en"]: r["ko"] for r in table("korean-names.csv")}
        self.rows, self.keys, self.tickers, self.names = [], {}, {}, {}

    def add(self, ko, en, aliases, ticker, industry, context, key=None):
        key = key or slug(en) or slug(ko) or ko.replace(" ", "-")
        if not ko and self.korean.get(en) and self.korean[en] not in self.names:
            ko = self.korean[en]
            if len(ko) <= 3:
                context = set(context) | {ko}
        old = self.keys.get(key) or (ticker and self.tickers.get(ticker)) or self.names.get(en) or self.names.get(ko)
        if old:
            old["aliases"] += [a for a in [ko, *aliases] if a]
            old["ticker"] = old["ticker"] or ticker
            return old
        row = dict(entity=key, ko=ko, en=en, aliases=list(aliases), ticker=ticker, industry=industry,
                   context=set(context), example="")
        self.keys[key] = row
        if ticker:
            self.tickers[ticker] = row
        for name in [ko, en, *aliases]:
            if name and name not in row["context"]:
                self.names.setdefault(name, row)
        self.rows.append(row)

    def write(self):
        seen = {}
        for row in self.rows:                                  # a name belongs to the first row that has it
            names = []
            for n in [row["ko"], row["en"], *row["aliases"]]:
                if n and n not in names and seen.setdefault(n, row["entity"]) == row["entity"]:
                    names.append(n)
            row["aliases"] = [n for n in names if n not in (row["ko"], row["en"])]
            row["context"] = [n + mark for n in [row["ko"], row["en"], *row["aliases"]] for mark in ("", "!")
                              if n + mark in row["context"]]
        with open(OUT, "w", encoding="utf-8", newline="") as f:
            f.write("# source: KRX listing of 2026-03-20 (names, codes, KSIC groups), FinanceDatabase (English names, MIT), "
                    "datasets/s-and-p-500-companies (PDDL), pytickersymbols (MIT); Korean names, aliases, industries, context: ours; licence: MIT\n"
                    "# Written by Sources/Lexicon/Import/companies.py: change the tables beside it. context: names that count only beside other evidence\n")
            w = csv.DictWriter(f, FIELDS, lineterminator="\n")
            w.writeheader()
            for row in self.rows:
                w.writerow(row | dict(aliases="|".join(row["aliases"]), context="|".join(row["context"])))


def ksic(rows, group, products):
    for r in rows:
        if r["group"] == group and (not r["products"] or r["products"] in products):
            return r["industry"]
    return ""


def sector(rows, text):
    for r in rows:
        if r["word"].lower() in text.lower():
            return r["industry"]
    return ""


def korean(book, path):
    ours = {r["code"]: r for r in table("krx.csv")}
    common = {r["name"] for r in table("common-words.csv")}
    groups = table("ksic.csv")
    with open(path, encoding="utf-8") as f:
        rows = [r for r in csv.DictReader(f) if r["industry_ko"] and r["market"] != "KONEX"]
    rows.sort(key=lambda r: -int(r["market_cap_krw"] or 0))
    for r in rows:
        o = ours.get(r["code"])
        name = r["name_ko"]
        if "스팩" in name or name.endswith(("리츠", "인프라")) and not o:
            continue
        industry = (o or {}).get("industry") or ksic(groups, r["industry_ko"], r["products_ko"])
        context = set(words((o or {}).get("context")))
        if not o and (len(name) <= 2 or name in common):
            context.add(name)
        en = (o or {}).get("en") or ""
        aliases = words((o or {}).get("aliases"))
        if not o and r["name_en"] and "ADR" not in r["name_en"] and "AMERICAN" not in r["name_en"]:
            guess = short(r["name_en"])
            if slug(guess) not in book.keys and (" " in guess or len(guess) > 5):
                en = guess
        market = "KRX"
        book.add(name, en, aliases, f"{market}:{r['code']}", industry, context,
                 key=slug(en) if en else "krx-" + r["code"].lower())


def american(book, path):
    ours = {r["symbol"]: r for r in table("us.csv")}
    sectors = table("sectors.csv")
    other = set()
    try:
        from pytickersymbols import PyTickerSymbols
        other = {s["symbol"] for s in PyTickerSymbols().get_stocks_by_index("NASDAQ 100")}
    except ImportError:
        pass
    with open(path, encoding="utf-8") as f:
        rows = list(csv.DictReader(f))
    for r in rows:
        if r["Symbol"] in ("GOOG", "FOX", "NWS"):
            continue
        o = ours.get(r["Symbol"], {})
        full = re.sub(r"\s*\((The|Class [ABC]|Eli)\)", "", r["Security"]).replace("’", "'").replace("–", "-")
        en = short(full)
        if o.get("aliases") and "GOOGL" == r["Symbol"]:
            en = "Google"
        market = "NASDAQ" if r["Symbol"] in other else "NYSE"
        context = set(words(o.get("context")))
        if not o and " " not in en and len(en) <= 7:
            context.add(en)
        extra = [full] if full != en else []
        book.add(o.get("ko") or "", en, words(o.get("aliases")) + extra, f"{market}:{r['Symbol']}",
                 o.get("industry") or sector(sectors, r["GICS Sub-Industry"] + " | " + r["GICS Sector"]), context)


MARKETS = {".T": "TSE", ".L": "LON", ".PA": "PAR", ".DE": "FRA", ".F": "FRA", ".AS": "AMS", ".MC": "BME", ".HE": "HEL",
           ".ST": "STO", ".SW": "SWX", ".BR": "EBR", ".MI": "BIT", ".IR": "ISE", ".CO": "CPH"}
INDICES = ["NIKKEI 225", "DAX", "MDAX", "CAC_40", "FTSE 100", "IBEX 35", "AEX", "Switzerland 20", "EURO STOXX 50",
           "OMX Stockholm 30", "OMX Helsinki 25", "BEL 20", "NASDAQ 100"]


def others(book):
    sectors = table("sectors.csv")
    try:
        from pytickersymbols import PyTickerSymbols
    except ImportError:
        print("pytickersymbols is not installed: its indices are left out")
        return
    known = {r["ticker"] for r in book.rows}
    for index in INDICES:
        for s in sorted(PyTickerSymbols().get_stocks_by_index(index), key=lambda s: s["symbol"]):
            symbol, market = s["symbol"], None
            for suffix, code in MARKETS.items():
                if symbol.endswith(suffix):
                    symbol, market = symbol[:-len(suffix)], code
            ticker = f"{market or 'NASDAQ'}:{symbol.rstrip('.')}"
            en = short(s["name"])
            if ticker in known or slug(en) in book.keys or slug(s["name"]) in book.keys:
                continue
            known.add(ticker)
            context = {en} if " " not in en and len(en) <= 6 else set()
            book.add("", en, [s["name"]] if s["name"] != en else [], ticker,
                     sector(sectors, " | ".join(s.get("industries", []))), context)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--krx", required=True)
    parser.add_argument("--sp500", required=True)
    options = parser.parse_args()
    book = Book()
    for r in table("private.csv") + table("world.csv"):
        book.add(r["ko"], r["en"], words(r["aliases"]), r["ticker"], r["industry"], words(r["context"]))
    # listed companies come before groups in the file only by need: a name belongs to the first row
    korean(book, options.krx)
    american(book, options.sp500)
    others(book)
    book.write()
    print(len(book.rows), "companies")


if __name__ == "__main__":
    main()
