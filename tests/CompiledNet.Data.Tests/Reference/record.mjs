// Files of two implementations that share no code with the readers under test: Arrow's own for JavaScript, and the
// parquet crate of Rust as npm's parquet-wasm has it. npm install apache-arrow@21 parquet-wasm@0.8 && node record.mjs > columnar.txt
import * as arrow from "apache-arrow";
import { readFileSync } from "node:fs";
import initWasm, * as parquet from "parquet-wasm/esm";

await initWasm({ module_or_path: readFileSync(new URL(import.meta.resolve("parquet-wasm/esm/parquet_wasm_bg.wasm"))) });

const days = [new Date("2024-02-29"), null, new Date("1969-12-31"), new Date("2000-01-01"), new Date("1912-04-15")];
const columns = {
  single: arrow.vectorFromArray([1.5, null, -2.25, 3.4028234663852886e38, 1e-45], new arrow.Float32()),
  double: arrow.vectorFromArray([0.1, 16777217, null, -1e300 * 0, 2.5], new arrow.Float64()),
  small: arrow.vectorFromArray([-128, 127, null, 0, 1], new arrow.Int8()),
  whole: arrow.vectorFromArray([2147483647, -2147483648, 0, null, 7], new arrow.Int32()),
  large: arrow.vectorFromArray([9007199254740993n, -1n, null, 0n, 16777217n], new arrow.Int64()),
  unsigned: arrow.vectorFromArray([65535, 0, 1, null, 2], new arrow.Uint16()),
  truth: arrow.vectorFromArray([true, false, null, true, false], new arrow.Bool()),
  text: arrow.vectorFromArray(["a", "", null, "ü, \"q\"", "a"], new arrow.Utf8()),
  category: arrow.vectorFromArray(["cat", "dog", null, "cat", "cat"], new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32())),
  day: arrow.vectorFromArray(days, new arrow.DateDay()),
  time: arrow.vectorFromArray(days.map(day => day && day.getTime() + 1500), new arrow.TimestampMillisecond()),
};
const table = new arrow.Table(columns);
const print = (name, bytes) => console.log(name, Buffer.from(bytes).toString("base64"));
print("arrow-file", arrow.tableToIPC(table, "file"));
print("arrow-stream", arrow.tableToIPC(table, "stream"));
for (const [name, compression] of [["parquet-plain", parquet.Compression.UNCOMPRESSED], ["parquet-snappy", parquet.Compression.SNAPPY], ["parquet-zstd", parquet.Compression.ZSTD], ["parquet-gzip", parquet.Compression.GZIP], ["parquet-lz4", parquet.Compression.LZ4_RAW], ["parquet-brotli", parquet.Compression.BROTLI]]) {
  const properties = new parquet.WriterPropertiesBuilder().setCompression(compression).setMaxRowGroupSize(2).build();
  print(name, parquet.writeParquet(parquet.Table.fromIPCStream(arrow.tableToIPC(table, "stream")), properties));
}
