"""Texts and dates of pages by trafilatura and htmldate, and how long each took alone.

Reads {id, url, html | htmlBase64} lines from the first file, writes {id, text, published} lines to the second and one line of
JSON {versions, text: seconds, dates: seconds} to standard output. One process; the pages are in memory before the clock starts.
"""

import base64
import json
import logging
import sys
import time
from importlib.metadata import version

from htmldate import find_date
from trafilatura import extract

logging.disable(logging.CRITICAL)  # they log each page they cannot take

with open(sys.argv[1], encoding="utf-8") as lines:
    pages = [json.loads(line) for line in lines]
for page in pages:
    page["page"] = page["html"] if "html" in page else base64.b64decode(page["htmlBase64"])


def timed(work):
    answers, began = {}, time.process_time()
    for page in pages:
        try:
            answers[page["id"]] = work(page)
        except Exception:  # a page it cannot take has no answer
            answers[page["id"]] = None
    return answers, time.process_time() - began


texts, text_seconds = timed(lambda page: extract(page["page"], url=page["url"], include_comments=False))
dates, date_seconds = timed(
    lambda page: find_date(page["page"], url=page["url"], original_date=True, extensive_search=True)
)
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for page in pages:
        answer = {"id": page["id"], "text": texts[page["id"]] or "", "published": dates[page["id"]]}
        out.write(json.dumps(answer) + "\n")
versions = f"trafilatura {version('trafilatura')}, htmldate {version('htmldate')}"
print(json.dumps({"versions": versions, "text": text_seconds, "dates": date_seconds}))
