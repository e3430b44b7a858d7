using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CompiledNet.MicrosoftML;

/// <summary>How the rows of one schema become rows with what a network predicts of them.</summary>
internal sealed class NetworkMapper : IRowToRowMapper
{
    private const string SlotNames = "SlotNames";

    private readonly INetwork<float> _network;
    private readonly DataViewSchema.Column _input;

    public NetworkMapper(INetwork<float> network, DataViewSchema schema, string input, string output)
    {
        ArgumentNullException.ThrowIfNull(schema);
        (_network, InputSchema) = (network, schema);
        int size = network.Description.InputSize;
        _input = schema.GetColumnOrNull(input) ?? throw new ArgumentException($"The network '{network.Description.Name}' expects a column '{input}', which the data does not have.", nameof(schema));
        if (_input.Type is not VectorDataViewType { ItemType: var item } vector || item != NumberDataViewType.Single || vector.Size != size)
            throw new ArgumentException($"The network '{network.Description.Name}' expects a column '{input}' of vectors of {size} floats, not of {_input.Type}.", nameof(schema));
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema);
        builder.AddColumn(output, new VectorDataViewType(NumberDataViewType.Single, network.Description.OutputSize), Annotations(network));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    /// <summary>The column that the network makes: the last.</summary>
    public DataViewSchema.Column Output => OutputSchema[OutputSchema.Count - 1];

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        var wanted = dependingColumns.Select(column => column.Index).ToHashSet();
        return InputSchema.Where(column => wanted.Contains(column.Index) || (wanted.Contains(Output.Index) && column.Index == _input.Index));
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) =>
        new NetworkRow(input, this, activeColumns.Any(column => column.Index == Output.Index));

    /// <summary>What predicts the current row of another one; a session of its own, so that cursors of several threads do not meet.</summary>
    public ValueGetter<VBuffer<float>> Getter(DataViewRow input)
    {
        var getter = input.GetGetter<VBuffer<float>>(_input);
        VBuffer<float> features = default;
        float[] dense = new float[_network.Description.InputSize];
        return (ref VBuffer<float> scores) =>
        {
            getter(ref features);
            features.CopyTo(dense);
            float[] predicted = _network.Predict(dense);
            var editor = VBufferEditor.Create(ref scores, predicted.Length);
            predicted.CopyTo(editor.Values);
            scores = editor.Commit();
        };
    }

    // The names of the classes are those of the slots, as ML.NET's own trainers have it.
    private static DataViewSchema.Annotations? Annotations(INetwork<float> network)
    {
        if (network.ClassNames() is not { Count: > 0 } classes || classes.Count != network.Description.OutputSize) return null;
        var names = new DataViewSchema.Annotations.Builder();
        VBuffer<ReadOnlyMemory<char>> texts = new(classes.Count, [.. classes.Select(name => name.AsMemory())]);
        names.Add(SlotNames, new VectorDataViewType(TextDataViewType.Instance, classes.Count), (ref VBuffer<ReadOnlyMemory<char>> value) => texts.CopyTo(ref value));
        return names.ToAnnotations();
    }
}
