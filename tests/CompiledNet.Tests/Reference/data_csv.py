"""Records what pandas' C reader makes of CSV text: lines of blanks, blanks before quotes, decimal commas, thousands. One case a line."""
import io, json, os
import pandas

here = os.path.dirname(os.path.abspath(__file__))
# text, arguments of read_csv; the last column is the label, the others are numbers
cases = [
    ("a,b,y\n1,2,p\n   ", {}),
    ("a,b,y\n1,2,p\n \t \n3,4,q\n\t\n", {}),
    ("  \n\t\n\na,b,y\r\n1,2,p\r\n  \r\n3,4,q", {}),
    ("a,b,y\r1,2,p\r  \r3,4,q\r", {}),
    ("a;b;y\n1;2;p\n ; ;\n".replace(" ; ;\n", "\t \n"), {"sep": ";"}),
    ("a,b,y\n1, 2, \"cat, dog\"\n3,  4,  cat\n", {"skipinitialspace": True}),
    ("a, b, y\n \"1\", \"2\", \"cat\"\n  3, 4, \"say \"\"no\"\"\"\n", {"skipinitialspace": True}),
    ("a;b;y\n1,5;-2,25e1;p\n,5;7;q\n", {"sep": ";", "decimal": ","}),
    ("a;b;y\n1.234.567,5;-12.345;p\n1.000;999;q\n", {"sep": ";", "decimal": ",", "thousands": "."}),
    ("a,b,y\n\"1,234\",\"12,345.75\",p\n7,\"-1,000\",q\n", {"thousands": ","}),
    ("a;b;y\n1 234;12 345,75;p\n7;-1 000;q\n", {"sep": ";", "decimal": ",", "thousands": " "}),
    ("a,b,y\n\"12,34,567\",1,p\n", {"thousands": ","}),
]
names = {"sep": "delimiter", "decimal": "decimal", "thousands": "thousands", "skipinitialspace": "skipInitialSpace"}
lines = []
for text, arguments in cases:
    frame = pandas.read_csv(io.StringIO(text, newline=""), **arguments)
    lines.append(json.dumps({
        "text": text, **{names[key]: value for key, value in arguments.items()}, "columns": list(frame.columns),
        "numbers": frame.iloc[:, :-1].astype(float).values.tolist(), "labels": frame.iloc[:, -1].tolist(),
    }))
with open(os.path.join(here, "data_csv.json"), "w") as out:
    out.write("[\n" + ",\n".join(lines) + "\n]\n")
