using System;
using System.Collections.Generic;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CompiledNet.MicrosoftML;

/// <summary>
/// A network as a step of an ML.NET pipeline: a column of vectors of floats goes in, and another one of OutputSize floats comes out, the bits of
/// <c>network.Predict</c>. Views are transformed as they are read, row by row. Not for NativeAOT or trimming, as ML.NET works by reflection.
/// </summary>
/// <remarks>
/// ML.NET makes steps out of its own files by reflection, which this library does without: <c>mlContext.Model.Save</c> of a pipeline with it is refused. Save the
/// network by its own <c>Save</c>, the steps before it by ML.NET, and put them together again.
/// </remarks>
public sealed class NetworkTransformer : ITransformer
{
    private readonly string _input, _output;

    /// <summary>A step that predicts with a network.</summary>
    /// <param name="network">The network; it is used as it is when a row is read, so that later training shows.</param>
    /// <param name="input">The column of its inputs, vectors of InputSize floats.</param>
    /// <param name="output">The column that is made, which takes the place of one of that name.</param>
    /// <exception cref="ArgumentException">The network is stateful: the states would depend on the order in which rows are asked for.</exception>
    public NetworkTransformer(INetwork<float> network, string input = "Features", string output = "Score")
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(input);
        ArgumentException.ThrowIfNullOrEmpty(output);
        if (network.Description.StateRowLength > 0) throw new ArgumentException($"The network '{network.Description.Name}' keeps states from row to row, and rows may be asked for in any order.", nameof(network));
        (Network, _input, _output) = (network, input, output);
    }

    /// <summary>The network.</summary>
    public INetwork<float> Network { get; }

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no column of the network's inputs.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => new NetworkMapper(Network, inputSchema, _input, _output).OutputSchema;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no column of the network's inputs.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new NetworkMapper(Network, inputSchema, _input, _output);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no column of the network's inputs.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new NetworkView(input, new NetworkMapper(Network, input.Schema, _input, _output));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        throw new NotSupportedException($"The network '{Network.Description.Name}' is saved by its own Save: ML.NET makes steps of its files by reflection, which CompiledNet does without.");
}
