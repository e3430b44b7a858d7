using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Which tensors of a file go into which parameters of a network. Nothing is changed before <see cref="Apply"/>.</summary>
internal sealed class ParameterAssignment<T> where T : unmanaged
{
    private readonly NetworkDescription _network;
    private readonly TensorFile _file;
    private readonly List<(ParameterDescription Parameter, NamedTensor Tensor)> _pairs = [];

    public ParameterAssignment(NetworkDescription network, TensorFile file)
    {
        (_network, _file) = (network, file);
        var (loaded, missing, mismatched, unused) = (new List<string>(), new List<string>(), new List<ShapeMismatch>(), new List<string>());
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in network.Parameters)
        {
            known.Add(parameter.Name);
            if (file.Find(parameter.Name) is not { } tensor) missing.Add(parameter.Name);
            else if (!ParameterTensors.Fits(tensor, parameter)) mismatched.Add(new ShapeMismatch(parameter.Name, parameter.Shape, tensor.Shape));
            else
            {
                loaded.Add(parameter.Name);
                _pairs.Add((parameter, tensor));
            }
        }

        foreach (var tensor in file.Tensors)
            if (!known.Contains(tensor.Name) && !ScalerFile.Owns(file, tensor.Name) && !PipelineFile.Owns(tensor.Name)) unused.Add(tensor.Name);
        Report = new LoadReport(loaded, missing, mismatched, unused);
    }

    public LoadReport Report { get; }

    /// <summary>Makes sure that every parameter has a tensor and every tensor a parameter.</summary>
    /// <exception cref="WeightFileException">Not so; the message names the first.</exception>
    public void RequireAll()
    {
        foreach (var parameter in _network.Parameters)
        {
            var tensor = _file.Find(parameter.Name);
            if (tensor is not null && ParameterTensors.Fits(tensor, parameter)) continue;
            string came = tensor is null ? "no such tensor" : ShapeText.Of(tensor.Shape);
            throw new WeightFileException($"the network {_network.Name} expects {ShapeText.Of(parameter.Shape)}, got {came}", _file.Path, parameter.Name);
        }

        if (Report.Unused.Count > 0)
            throw new WeightFileException($"the network {_network.Name} expects no such tensor, got one of {ShapeText.Of(_file.Find(Report.Unused[0])!.Shape)}", _file.Path, Report.Unused[0]);
    }

    /// <summary>Puts the numbers in place, all or, if one is out of range or memory is short, none.</summary>
    public void Apply(INetwork<T> network)
    {
        var values = _pairs.ConvertAll(pair => ParameterTensors.Values<T>(pair.Tensor, _file.Path));
        using var change = network.ParameterSet.Change();
        for (int i = 0; i < values.Count; i++) _pairs[i].Parameter.Scatter(values[i], change.Span);
    }
}
