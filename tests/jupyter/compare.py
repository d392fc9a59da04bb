"""Compares the outputs of a notebook run by two hosts, cell by cell.

compare.py inject NOTEBOOK EXECUTED COPY   writes the notebook as the runner ran it, without its outputs
compare.py compare A B                     exits with 1 where the outputs differ
"""
import json
import re
import sys

# What a run may say differently each time: times of day, durations, and how fast something was.
CHANGING = [
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?"), "TIME"),
    (re.compile(r"\d+([.,]\d+)? ?(ns|us|µs|ms|s|min)\b"), "DURATION"),
]


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def text(value):
    return "".join(value) if isinstance(value, list) and all(isinstance(line, str) for line in value) else value


def plain(value):
    value = text(value)
    if not isinstance(value, str):
        value = json.dumps(value, sort_keys=True)
    for pattern, word in CHANGING:
        value = pattern.sub(word, value)
    return value


def outputs(cell):
    """The outputs with consecutive text of one stream joined, for hosts cut it differently."""
    found = []
    for output in cell.get("outputs", []):
        kind = output["output_type"]
        if kind == "stream":
            name = "stream " + output["name"]
            if found and found[-1][0] == name:
                found[-1] = (name, found[-1][1] + text(output["text"]))
            else:
                found.append((name, text(output["text"])))
        elif kind == "error":
            found.append((kind, output["ename"] + ": " + output["evalue"] + "\n" + "\n".join(output["traceback"])))
        else:
            for mime, data in sorted(output["data"].items()):
                found.append((kind + " " + mime, data))
    return [(name, plain(value)) for name, value in found]


def compare(first, second):
    a, b = ([cell for cell in load(path)["cells"] if cell["cell_type"] == "code"] for path in (first, second))
    differences = 0
    if len(a) != len(b):
        print(f"{len(a)} code cells against {len(b)}")
        differences += 1
    for number, (x, y) in enumerate(zip(a, b), 1):
        x, y = outputs(x), outputs(y)
        if x == y:
            continue
        differences += 1
        print(f"code cell {number}: {[name for name, _ in x]} against {[name for name, _ in y]}")
        for (name, left), (_, right) in zip(x, y):
            if left != right:
                at = next((i for i, (c, d) in enumerate(zip(left, right)) if c != d), min(len(left), len(right)))
                print(f"  {name}: ...{left[max(0, at - 40):at + 60]!r} against ...{right[max(0, at - 40):at + 60]!r}")
                break
    print(f"{len(a)} code cells, {differences} different")
    return 1 if differences else 0


def inject(notebook, executed, copy):
    original, ran = load(notebook), load(executed)
    cells = [dict(cell) for cell in ran["cells"]]
    for cell in cells:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    original["cells"] = cells
    with open(copy, "w", encoding="utf-8") as file:
        json.dump(original, file)
    return 0


if __name__ == "__main__":
    sys.exit({"compare": compare, "inject": inject}[sys.argv[1]](*sys.argv[2:]))
