// Files of two implementations that share no code with the readers under test: Arrow's own for JavaScript, and the
// parquet crate of Rust as npm's parquet-wasm has it. npm install apache-arrow@21 parquet-wasm@0.8 && node record.mjs > columnar.txt 2> pages.txt
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

// Pages of the second version, as they are by default, and in every encoding that has no dictionary.
const second = () => new parquet.WriterPropertiesBuilder().setCompression(parquet.Compression.SNAPPY).setMaxRowGroupSize(2).setWriterVersion(parquet.WriterVersion.V2);
const file = properties => parquet.writeParquet(parquet.Table.fromIPCStream(arrow.tableToIPC(table, "stream")), properties.build());
print("parquet-second", file(second()));
let encoded = second().setDictionaryEnabled(false);
for (const [encoding, names] of Object.entries({ DELTA_BINARY_PACKED: ["small", "whole", "large", "unsigned", "day", "time"], DELTA_BYTE_ARRAY: ["text"], DELTA_LENGTH_BYTE_ARRAY: ["category"], BYTE_STREAM_SPLIT: ["single", "double"], RLE: ["truth"] }))
  for (const name of names) encoded = encoded.setColumnEncoding(name, parquet.Encoding[encoding]);
print("parquet-encoded", file(encoded));

// Many pages, and more differences than one block has: squares, their halves, and their digits, every seventh missing.
const squares = Array.from({ length: 300 }, (_, i) => i % 7 === 3 ? null : i * i - 1000);
const long = new arrow.Table({
  square: arrow.vectorFromArray(squares, new arrow.Int32()), half: arrow.vectorFromArray(squares.map(value => value === null ? null : value / 2), new arrow.Float32()),
  digits: arrow.vectorFromArray(squares.map(value => value === null ? null : `${value}`), new arrow.Utf8()), negative: arrow.vectorFromArray(squares.map(value => value === null ? null : value < 0), new arrow.Bool()),
});
for (const [name, version, isDictionary] of [["first", parquet.WriterVersion.V1, true], ["second", parquet.WriterVersion.V2, true], ["encoded", parquet.WriterVersion.V2, false]]) {
  let properties = new parquet.WriterPropertiesBuilder().setCompression(parquet.Compression.ZSTD).setWriterVersion(version).setDictionaryEnabled(isDictionary).setDataPageSizeLimit(100).setWriteBatchSize(16);
  if (!isDictionary) properties = properties.setColumnEncoding("square", parquet.Encoding.DELTA_BINARY_PACKED).setColumnEncoding("half", parquet.Encoding.BYTE_STREAM_SPLIT).setColumnEncoding("digits", parquet.Encoding.DELTA_BYTE_ARRAY).setColumnEncoding("negative", parquet.Encoding.RLE);
  else properties = properties.setColumnDictionaryEnabled("half", false);
  console.error(name, Buffer.from(parquet.writeParquet(parquet.Table.fromIPCStream(arrow.tableToIPC(long, "stream")), properties.build())).toString("base64"));
}
