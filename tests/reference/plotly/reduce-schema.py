"""Reduces the schema of plotly.js to what our figures use: the traces and the layout, without descriptions and defaults.

Origin: dist/plot-schema.json of the npm package plotly.js 4.1.1 (MIT). To make plot-schema.json anew:
    npm install --ignore-scripts --no-save plotly.js@4.1.1
    python3 reduce-schema.py node_modules/plotly.js/dist/plot-schema.json plot-schema.json
"""
import json
import sys

TRACES = ["scatter", "bar", "heatmap"]
LAYOUT = ["width", "height", "plot_bgcolor", "paper_bgcolor", "font", "colorway", "title", "margin", "xaxis", "yaxis", "annotations",
          "legend", "barmode", "bargap", "shapes", "sliders", "updatemenus", "showlegend", "hovermode"]
KEPT = {"valType", "values", "min", "max", "items", "flags", "extras", "arrayOk", "dimensions", "freeLength", "regex", "strict"}


def reduced(node):
    if not isinstance(node, dict):
        return node
    if "valType" in node:
        return {key: reduced(value) if key == "items" and isinstance(value, dict) else [reduced(one) for one in value] if key == "items" else value
                for key, value in node.items() if key in KEPT}
    return {key: reduced(value) for key, value in node.items() if isinstance(value, dict) and not key.startswith("_") and not key.endswith("src")}


schema = json.load(open(sys.argv[1], encoding="utf-8"))
schema = schema.get("schema", schema)
result = {
    "traces": {name: reduced({**schema["traces"][name]["attributes"], "type": {"valType": "enumerated", "values": [name]}}) for name in TRACES},
    "layout": {},
    "frames": {"name": {"valType": "string"}, "data": {"valType": "any"}, "layout": {"valType": "any"}, "traces": {"valType": "any"}},
}
attributes = dict(schema["layout"]["layoutAttributes"])
for name in TRACES:
    attributes.update(schema["traces"][name].get("layoutAttributes") or {})
for name in LAYOUT:
    result["layout"][name] = reduced(attributes[name])
with open(sys.argv[2], "w", encoding="utf-8") as out:
    json.dump(result, out, separators=(",", ":"), sort_keys=True)
    out.write("\n")
