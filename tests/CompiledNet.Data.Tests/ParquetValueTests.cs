using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace CompiledNet.DataTests;

/// <summary>Values of Parquet files: every type that Parquet.Net writes, and pages of both versions in every encoding as the parquet crate of Rust writes them.</summary>
public class ParquetValueTests
{
    private const int Count = 300;

    /// <summary>Squares, their halves and digits, every seventh missing: pages.txt of record.mjs.</summary>
    [Theory]
    [InlineData("first")]
    [InlineData("second")]
    [InlineData("encoded")]
    public void ColumnsOfManyPagesAreRead(string name)
    {
        using var folder = new TemporaryFolder();
        string line = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Reference", "pages.txt")).Single(line => line.StartsWith(name + " ", StringComparison.Ordinal));
        File.WriteAllBytes(folder["a"], Convert.FromBase64String(line[(name.Length + 1)..]));
        var table = ParquetFile.Read(folder["a"]);
        table.Count.ShouldBe(Count);
        for (int i = 0; i < Count; i++)
        {
            bool isMissing = i % 7 == 3;
            int square = i * i - 1000;
            table["square"].Numbers[i].ShouldBe(isMissing ? float.NaN : square, $"{i}");
            table["half"].Numbers[i].ShouldBe(isMissing ? float.NaN : square / 2f, $"{i}");
            table["digits"].Texts[i].ShouldBe(isMissing ? null : $"{square}", $"{i}");
            table["negative"].Numbers[i].ShouldBe(isMissing ? float.NaN : square < 0 ? 1 : 0, $"{i}");
        }
    }

    [Fact]
    public async Task EveryTypeThatParquetNetWritesIsRead()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(1);
        var columns = new List<Written>
        {
            Numbers(random, new DataField<sbyte>("sbyte"), () => (sbyte)random.Next(-128, 128), value => value),
            Numbers(random, new DataField<byte>("byte"), () => (byte)random.Next(256), value => value),
            Numbers(random, new DataField<short>("short"), () => (short)random.Next(-32768, 32768), value => value),
            Numbers(random, new DataField<ushort>("ushort"), () => (ushort)random.Next(65536), value => value),
            Numbers(random, new DataField<int>("int"), () => random.Next(int.MinValue, int.MaxValue), value => value),
            Numbers(random, new DataField<uint>("uint"), () => (uint)random.NextInt64(1L << 32), value => value),
            Numbers(random, new DataField<long>("long"), () => random.NextInt64(long.MinValue, long.MaxValue), value => value),
            Numbers(random, new DataField<ulong>("ulong"), () => (ulong)random.NextInt64(long.MinValue, long.MaxValue), value => value),
            Numbers(random, new DataField<bool>("bool"), () => random.Next(2) == 1, value => value ? 1 : 0),
            Numbers(random, new DataField<float>("float"), random.NextSingle, value => value),
            Numbers(random, new DataField<double>("double"), random.NextDouble, value => (float)value),
            Numbers(random, new DecimalDataField("decimal32", 8, 3, isNullable: true), () => random.Next(100_000) / 1000m, Nearest),
            Numbers(random, new DecimalDataField("decimal64", 17, 5, isNullable: true), () => random.NextInt64(-1L << 50, 1L << 50) / 100_000m, Nearest),
            Numbers(random, new DecimalDataField("decimal128", 27, 9, isNullable: true), () => random.NextInt64(-1L << 60, 1L << 60) / 1_000_000_000m, Nearest),
            Times(random, new DateTimeDataField("millis", DateTimeFormat.DateAndTime, isNullable: true), TimeSpan.TicksPerMillisecond),
            Times(random, new DateTimeDataField("micros", DateTimeFormat.DateAndTimeMicros, isNullable: true), TimeSpan.TicksPerMicrosecond),
            Times(random, new DateTimeDataField("nanos", DateTimeFormat.Timestamp, unit: DateTimeTimeUnit.Nanos, isNullable: true), 1),
            Times(random, new DateTimeDataField("impala", DateTimeFormat.Impala, isNullable: true), 1),
        };

        using (var stream = File.Create(folder["a"]))
        {
            await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(column => column.Field)), stream);
            using var group = writer.CreateRowGroup();
            foreach (var column in columns) await column.Write(group);
            group.CompleteValidate();
        }

        var table = ParquetFile.Read(folder["a"]);
        foreach (var column in columns)
        {
            if (column.Expected is float[] numbers) table[column.Field.Name].Numbers.ToArray().ShouldBe(numbers, column.Field.Name);
            else table[column.Field.Name].Texts.ShouldBe((string?[])column.Expected, column.Field.Name);
        }
    }

    private sealed record Written(DataField Field, Func<ParquetRowGroupWriter, Task> Write, Array Expected);

    private static Written Numbers<T>(Random random, DataField field, Func<T> draw, Func<T, float> number) where T : struct => Column(random, field, draw, value => value is { } there ? number(there) : float.NaN);

    private static Written Times(Random random, DataField field, long ticks) => Column(
        random, field, () => new DateTime(random.NextInt64(new DateTime(1900, 1, 1).Ticks, new DateTime(2100, 1, 1).Ticks) / ticks * ticks, DateTimeKind.Utc),
        value => value?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    private static Written Column<T, TCell>(Random random, DataField field, Func<T> draw, Func<T?, TCell> cell) where T : struct
    {
        var nullable = field.IsNullable ? field : new DataField(field.Name, typeof(T), isNullable: true);
        var values = new T?[Count];
        for (int i = 0; i < Count; i++) values[i] = random.Next(7) == 0 ? null : draw();
        return new(nullable, group => group.WriteAsync<T>(nullable, values), Array.ConvertAll(values, value => cell(value)));
    }

    // float.Parse rounds once.
    private static float Nearest(decimal value) => float.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
