"""Records what scikit-learn's imputers, encoders and scalers and pandas' dates and descriptions make of columns. One case a line."""
import json, math, os, warnings
import numpy as np, pandas
from sklearn.feature_extraction import FeatureHasher
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import (FunctionTransformer, MinMaxScaler, OneHotEncoder, OrdinalEncoder, PowerTransformer, QuantileTransformer,
                                   RobustScaler, StandardScaler)

warnings.filterwarnings("ignore")
here = os.path.dirname(os.path.abspath(__file__))
lines = []


def clean(values):
    return [None if v is None or (isinstance(v, float) and math.isnan(v)) else v for v in values]


def add(kind, **fields):
    lines.append(json.dumps({"kind": kind, **fields}, ensure_ascii=False))


random = np.random.RandomState(5)
single = lambda x: np.asarray(x, dtype=np.float32).astype(float)
columns = {
    "skewed": single(np.exp(random.randn(30))),
    "signed": single(5 * random.randn(25) - 3),
    "ties": single(random.randint(0, 4, 40)),
    "constant": single(np.full(6, 2.5)),
    "long": single(random.gamma(2, 3, 1500)),
    "gaps": single([1, np.nan, 5, 2, np.nan, 2, 8, 3.5]),
    "one": single([4]),
}
scalers = {
    "Standard": lambda: StandardScaler(), "MinMax": lambda: MinMaxScaler(), "Robust": lambda: RobustScaler(), "Power": lambda: PowerTransformer(),
    "Quantile": lambda: QuantileTransformer(), "NormalQuantile": lambda: QuantileTransformer(output_distribution="normal"), "Log": lambda: FunctionTransformer(np.log1p),
}
for name, column in columns.items():
    present = column[~np.isnan(column)]
    rows = single(np.concatenate([column[:12], np.quantile(present, [0.1, 0.33, 0.8]), [present.min() - 0.5, present.max() + 0.5, present.max() + 40]]))
    for scaler, make in scalers.items():
        if scaler == "Log" and rows[~np.isnan(rows)].min() <= -1 or scaler == "Power" and name in ("constant", "one"):
            continue
        fitted = make().fit(column[:, None])
        add(scaler, column=name, training=clean(column.tolist()), rows=clean(rows.tolist()), expected=clean(fitted.transform(rows[:, None])[:, 0].tolist()))
    for strategy, step in [("mean", "Mean"), ("median", "Median"), ("most_frequent", "MostFrequent")]:
        if name in ("gaps", "ties"):
            add("Impute." + step, column=name, training=clean(column.tolist()), value=float(SimpleImputer(strategy=strategy).fit(column[:, None]).statistics_[0]))

texts = ["red", "green", "blue", "green", "Red", "ü", "10", "9"]
categories = np.array(texts, dtype=object)[:, None]
onehot, ordinal = OneHotEncoder(handle_unknown="ignore").fit(categories), OrdinalEncoder().fit(categories)
new = np.array(["green", "9", "ü", "purple"], dtype=object)[:, None]
add("OneHot", training=texts, categories=onehot.categories_[0].tolist(), rows=new[:, 0].tolist(), expected=onehot.transform(new).toarray().tolist())
add("Index", training=texts, rows=texts, expected=ordinal.transform(categories)[:, 0].tolist())
add("MostFrequent", training=["b", "a", None, "b", "a", "c"], value=SimpleImputer(strategy="most_frequent", missing_values=None).fit(
    np.array(["b", "a", None, "b", "a", "c"], dtype=object)[:, None]).statistics_[0])

hashed = ["", "a", "ab", "abc", "abcd", "A/5 21171", "PC 17599", "žluťoučký kůň", "中文", "a longer text with blanks"]
for buckets in (8, 7, 100):
    matrix = FeatureHasher(n_features=buckets, input_type="string", alternate_sign=False).transform([[text] for text in hashed])
    add("Hash", buckets=buckets, rows=hashed, expected=matrix.toarray().argmax(axis=1).tolist())

dates = ["1970-01-01", "2024-02-29", "1912-04-15 02:20:00", "2000-12-31 23:59:59", "1969-07-20T20:17"]
parsed = pandas.to_datetime(pandas.Series(dates))
add("Date", rows=dates, expected=[[d.year, d.month, d.day, d.dayofweek, (d - pandas.Timestamp(0)) / pandas.Timedelta(days=1)] for d in parsed])

frame = pandas.DataFrame({
    "a": single(100000 + random.randn(40)), "b": single(np.where(np.arange(40) % 9 == 0, np.nan, random.standard_t(1, 40))), "y": single(random.randn(40)),
    "text": np.where(np.arange(40) % 7 == 0, None, np.where(np.arange(40) % 3 == 0, "x", "z"))})
frame["y"] = single(frame["y"] + frame["a"])
described = {}
for name in ("a", "b", "y"):
    d = frame[name].describe()
    reach = 1.5 * (d["75%"] - d["25%"])
    described[name] = {
        "count": int(d["count"]), "missing": int(frame[name].isna().sum()), "distinct": int(frame[name].nunique()),
        "numbers": [d[key] for key in ("mean", "std", "min", "25%", "50%", "75%", "max")],
        "outliers": int(((frame[name] < d["25%"] - reach) | (frame[name] > d["75%"] + reach)).sum()), "correlation": frame[name].corr(frame["y"]),
    }
text = frame["text"].describe()
described["text"] = {"count": int(text["count"]), "missing": int(frame["text"].isna().sum()), "distinct": int(text["unique"]), "frequent": text["top"]}
add("Describe", frame={name: clean(frame[name].tolist()) for name in frame.columns}, described=described)

with open(os.path.join(here, "data_pipeline.json"), "w") as out:
    out.write("[\n" + ",\n".join(lines) + "\n]\n")
