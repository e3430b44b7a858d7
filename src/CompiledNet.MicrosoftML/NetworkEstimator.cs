using System;
using System.Linq;
using Microsoft.ML;

namespace CompiledNet.MicrosoftML;

/// <summary>A network that an ML.NET pipeline trains: <c>Fit</c> reads the view's features and labels into memory and fits a network to them.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
public sealed class NetworkEstimator<TNetwork> : IEstimator<NetworkTransformer> where TNetwork : class, INetwork<float>
{
    private readonly MLContext _context;
    private readonly Func<TNetwork> _create;
    private readonly FitOptions? _options;
    private readonly string _features, _label, _output;

    /// <summary>A step that trains a network.</summary>
    /// <param name="context">ML.NET's context.</param>
    /// <param name="create">Makes the network that is trained, a new one for each <c>Fit</c>.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="features">The column of its inputs, vectors of InputSize floats.</param>
    /// <param name="label">
    /// The column of targets: numbers, a vector of several, truth values, or a key, whose values are the names of the classes and whose numbers from 0 their indices.
    /// </param>
    /// <param name="output">The column that the trained network makes.</param>
    public NetworkEstimator(MLContext context, Func<TNetwork> create, FitOptions? options = null, string features = "Features", string label = "Label", string output = "Score")
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentException.ThrowIfNullOrEmpty(features);
        ArgumentException.ThrowIfNullOrEmpty(label);
        ArgumentException.ThrowIfNullOrEmpty(output);
        (_context, _create, _options, _features, _label, _output) = (context, create, options, features, label, output);
    }

    /// <summary>Trains a network.</summary>
    /// <exception cref="ArgumentException">A column is not there, or a value is none that the network takes.</exception>
    /// <exception cref="DataFormatException">A column is of a type that is neither numbers nor a key.</exception>
    public NetworkTransformer Fit(IDataView input)
    {
        var network = _create();
        var transformer = new NetworkTransformer(network, _features, _output);
        // Refuses another width before anything is read.
        transformer.GetOutputSchema(input.Schema);
        if (input.Schema.GetColumnOrNull(_label) is null) throw new ArgumentException($"The network '{network.Description.Name}' learns from a column '{_label}', which the data does not have.", nameof(input));
        network.Fit(Samples(input, network.Description.InputSize), _options);
        return transformer;
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        // What ML.NET says of a column that is put together of vectors of floats is what there is to say of the network's.
        return _context.Transforms.Concatenate(_output, _features).GetOutputSchema(inputSchema);
    }

    // Slots may be named as the label is: the columns are told apart by their place.
    private Dataset Samples(IDataView input, int width)
    {
        var features = input.ReadTable([_features]);
        var labels = input.ReadTable([_label]);
        var names = features.Columns.Select(column => column.Name).ToHashSet();
        var targets = labels.Columns.Select((column, i) => names.Contains(column.Name) ? Renamed(column, $"{_label}.{i}") : column).ToArray();
        return new Table([.. features.Columns, .. targets]).ToDataset([.. targets.Select(column => column.Name)]);
    }

    private static TableColumn Renamed(TableColumn column, string name) => column.IsText ? new TableColumn(name, column.Texts) : new TableColumn(name, column.Numbers);
}
