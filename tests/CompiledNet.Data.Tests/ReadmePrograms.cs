using CompiledNet;
using CompiledNet.MicrosoftML;
using Microsoft.ML;

namespace CompiledNet.DataTests.Readme;

/// <summary>The programs of the README, compiled; they are not run.</summary>
internal static class ReadmePrograms
{
    public static void Tables()
    {
        var table = ParquetFile.Read("passengers.parquet", ["sex", "age", "survived"]);      // or ArrowFile.Read("passengers.feather")
        var pipeline = Pipeline.Fit(table, "survived", Impute.Median("age"), Scale.Standard("age"), Encode.OneHot("sex"));
        var data = pipeline.Apply(table);

        var source = BatchSource.FromTables(ParquetFile.ReadBlocks("measured.parquet"), "y");  // numbers all: a source for Fit, Evaluate and Predict
        var raw = pipeline.Apply(ParquetFile.ReadBlocks("passengers.parquet"));                // raw rows through a pipeline
    }

    public static void Steps(IDataView view)
    {
        var ml = new MLContext(seed: 1);
        var pipeline = ml.Transforms.Concatenate("Features", "Sepal", "Petal")
            .Append(ml.Transforms.NormalizeMinMax("Features"))
            .Append(ml.Transforms.Conversion.MapValueToKey("Label", "Kind"))
            .Append(new NetworkEstimator<Flowers>(ml, () => new Flowers(seed: 1), new FitOptions { Epochs = 50 }));
        var model = pipeline.Fit(view);
        var scored = model.Transform(view);                         // with the column Score
    }
}

[Network, Input(2), Dense<Softmax>(3), Loss<SparseCategoricalCrossentropy>]
public sealed partial class Flowers;
