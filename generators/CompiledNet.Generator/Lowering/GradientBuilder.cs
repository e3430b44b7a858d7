using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Reverse-mode differentiation: from the losses back through the layers, last one first. A node that several others
/// read sums what they pass back; a gradient that leads to no trainable parameter, nor to an input whose gradient is wanted, is never computed.
/// </summary>
internal sealed class GradientBuilder(ShapedGraph shaped, Lowerer forward, ImmutableArray<OutputMask> masks)
{
    private readonly ImmutableArray<Routine>.Builder _losses = ImmutableArray.CreateBuilder<Routine>();
    private readonly ImmutableArray<Routine>.Builder _outputGradients = ImmutableArray.CreateBuilder<Routine>();
    private readonly ImmutableArray<Routine>.Builder _backward = ImmutableArray.CreateBuilder<Routine>();
    private readonly ImmutableArray<Routine>.Builder _inputGradients = ImmutableArray.CreateBuilder<Routine>();
    private readonly ImmutableArray<Routine>.Builder _innerGradients = ImmutableArray.CreateBuilder<Routine>();
    private readonly List<Tensor>[] _valueGradients = [.. shaped.Graph.Nodes.Select(_ => new List<Tensor>())];
    private readonly List<Tensor>[] _coreGradients = [.. shaped.Graph.Nodes.Select(_ => new List<Tensor>())];

    private readonly HashSet<int> _written = [];

    public ImmutableArray<Routine> Losses => _losses.ToImmutable();

    public ImmutableArray<Routine> OutputGradients => _outputGradients.ToImmutable();

    public ImmutableArray<Routine> Backward => _backward.ToImmutable();

    public ImmutableArray<Routine> InputGradients => _inputGradients.ToImmutable();

    public ImmutableArray<Routine> InnerGradients => _innerGradients.ToImmutable();

    /// <summary>Whether the layers write the gradient of the only input where it is handed out.</summary>
    public bool IsHandedOut { get; private set; }

    public void Build()
    {
        for (int i = 0; i < shaped.Graph.Outputs.Length; i++)
            if (shaped.Graph.Outputs[i].Spec.Loss is { } loss) AddLoss(i, shaped.Graph.Outputs[i], loss);

        var needed = Needed();
        int?[] behind = FirstTrainableBehind();
        foreach (var node in shaped.Graph.Nodes.Reverse())
            if (needed[node.Id] && !IsInput(node)) Differentiate(node, needed, behind);

        if (shaped.Graph.Spec.InputGradients) HandOutInputs();
    }

    // Nothing passes back to ids of tokens, nor to what no loss depends on.
    private void HandOutInputs()
    {
        GraphNode[] inputs = [.. shaped.Graph.Nodes.Where(IsInput)];
        int size = inputs.Sum(node => shaped.Layers[node.Id].Output.Size), offset = 0;
        forward.Tensors.Frames = 1;
        foreach (var node in inputs)
        {
            var shape = shaped.Layers[node.Id].Output;
            if (_valueGradients[node.Id] is [{ Place: TensorPlace.InputGradient }])
            {
                IsHandedOut = true;
            }
            else if (_valueGradients[node.Id].Count > 0)
            {
                var kernels = ImmutableArray.CreateBuilder<Kernel>();
                var target = forward.Tensors.External(node.Name + " gradient", TensorPlace.InputGradient, shape, size, offset);
                kernels.Add(Copy.Whole(Total(node, _valueGradients[node.Id], kernels), target));
                _inputGradients.Add(new Routine(target.Name, $"Hands out the gradient of {node.Name}.", kernels.ToImmutable()));
            }

            offset += shape.Size;
        }
    }

    // The memory of the caller for the only input that there is, if one layer alone reads it, and its rows are as those of the workspace.
    private Tensor? HandedOut(int id)
    {
        var (graph, node, shape) = (shaped.Graph, shaped.Graph.Nodes[id], shaped.Layers[id].Output);
        bool isAlone = graph.Spec.InputGradients && IsInput(node) && graph.Nodes.Count(IsInput) == 1
            && graph.Nodes.SelectMany(reader => reader.Inputs).Count(input => input == id) == 1 && graph.Outputs.All(output => output.NodeId != id);
        bool isWhole = forward.Tensors.Frames == 1 && Padding.Stride(shape.Channels, forward.Tensors.Element) == shape.Channels;
        return isAlone && isWhole ? forward.Tensors.External(node.Name + " gradient", TensorPlace.InputGradient, shape, shape.Size, 0) : null;
    }

    // Of an output without a loss all of the gradient comes from the layers that read it.
    private void HandOutInner(GraphNode node, Tensor gradient)
    {
        var outputs = shaped.Graph.Outputs;
        if (outputs.FirstOrDefault(output => output.NodeId == node.Id) is not { Spec.Loss: null } inner) return;
        int offset = outputs.TakeWhile(output => output != inner).Sum(output => shaped.Layers[output.NodeId].Output.Size);
        var target = forward.Tensors.External(
            node.Name + " inner gradient", TensorPlace.InnerGradient, shaped.Layers[node.Id].Output, outputs.Sum(output => shaped.Layers[output.NodeId].Output.Size), offset);
        _innerGradients.Add(new Routine(target.Name, $"Hands out the gradient of {node.Name}.", [Copy.Whole(gradient, target)]));
    }

    private void AddLoss(int index, GraphOutput output, TraitSpec loss)
    {
        var node = shaped.Graph.Nodes[output.NodeId];
        forward.Tensors.Frames = 1;
        bool fused = Lowerer.IsFused(node, output.Spec);
        var prediction = fused ? forward.Cores[node.Id] : forward.Values[node.Id];
        var shape = shaped.Layers[node.Id].Output;
        var targets = forward.Tensors.External(node.Name + " target", TensorPlace.Target, shape, 0, index);
        var gradient = AddOutputGradient(output, node, shape, fused);
        bool isAlone = shaped.Graph.Outputs.Length == 1;
        var mask = masks.FirstOrDefault(mask => mask.Output == index)?.Mask;
        Kernel kernel = loss.SeesAllPositions
            ? new SequenceLossGradient(loss, fused, index, output.Spec.Weight, isAlone, prediction, targets, gradient, mask)
            : new LossGradient(loss, fused, index, output.Spec.Weight, isAlone, prediction, targets, gradient, mask);
        _losses.Add(new Routine(node.Name + " loss", $"{loss.Name}{(fused ? " from logits" : "")} of {node.Name}.", [kernel]));
        (fused ? _coreGradients : _valueGradients)[node.Id].Add(gradient);
    }

    // The way into the same gradient for whoever gives that of the prediction: of logits it is further back by the activation.
    private Tensor AddOutputGradient(GraphOutput output, GraphNode node, Shape shape, bool fused)
    {
        var kernels = ImmutableArray.CreateBuilder<Kernel>();
        int offset = shaped.Graph.Outputs.TakeWhile(other => other != output).Sum(other => shaped.Layers[other.NodeId].Output.Size);
        var given = forward.Tensors.External(node.Name + " output gradient", TensorPlace.OutputGradient, shape, shaped.Graph.Outputs.Sum(other => shaped.Layers[other.NodeId].Output.Size), offset);
        var gradient = forward.Tensors.New(node.Name + (fused ? " output gradient" : " loss gradient"), shape);
        kernels.Add(Copy.Whole(given, gradient));
        if (fused) gradient = ThroughActivation(node, gradient, kernels);
        _outputGradients.Add(new Routine(given.Name, $"Takes over the gradient of {node.Name}.", kernels.ToImmutable()));
        return gradient;
    }

    // A node needs a gradient if it, or anything before it, has something to train or is an input whose gradient is wanted.
    private bool[] Needed()
    {
        var needed = new bool[shaped.Graph.Nodes.Length];
        foreach (var node in shaped.Graph.Nodes)
            needed[node.Id] = IsInput(node) && shaped.Graph.Spec.InputGradients || forward.Parameters.GradientsOf(node).Count > 0 || node.Inputs.Any(input => needed[input]);
        return needed;
    }

    // Where the first parameter begins that no node up to this one uses: parameters lie in the order of the nodes that have them, but a later
    // one may use those of an earlier. If nothing before it is trained, nobody wants the gradients of these nodes.
    private int?[] FirstTrainableBehind()
    {
        int[] offsets = [.. forward.Parameters.Parameters.Where(parameter => parameter.Spec.Trainable).Select(parameter => parameter.Matrix.Offset)];
        int last = -1;
        return [.. shaped.Graph.Nodes.Select(node =>
        {
            last = forward.Parameters.GradientsOf(node).Values.Select(gradient => gradient.Offset).Append(last).Max();
            return offsets.Select(offset => (int?)offset).FirstOrDefault(offset => offset > last);
        })];
    }

    private void Differentiate(GraphNode node, bool[] needed, int?[] behind)
    {
        var kernels = ImmutableArray.CreateBuilder<Kernel>();
        forward.Tensors.Frames = shaped.Layers[node.Id].Frames;
        if (_valueGradients[node.Id].Count > 0)
        {
            var total = Total(node, _valueGradients[node.Id], kernels);
            if (shaped.Graph.Spec.InputGradients) HandOutInner(node, total);
            _coreGradients[node.Id].Add(ThroughActivation(node, total, kernels));
        }

        if (_coreGradients[node.Id].Count == 0) return;

        var sums = new List<(Matrix Part, Matrix Whole)>();
        var gradients = forward.Parameters.GradientsOf(node).ToDictionary(pair => pair.Key, pair => Target(pair.Value, sums));
        var context = new BackwardContext(
            node,
            [.. node.Inputs.Select(input => forward.Values[input])],
            [.. node.Inputs.Select(input => shaped.Layers[input].Output)],
            forward.Masks.ReadBy(node),
            forward.Cores[node.Id],
            shaped.Layers[node.Id].Output,
            Total(node, _coreGradients[node.Id], kernels),
            forward.Parameters.Of(node),
            gradients,
            forward.Tensors,
            [.. node.Inputs.Select(input => needed[input])],
            input => HandedOut(node.Inputs[input]),
            kernels.Add);
        node.Operator.Backward(context);
        foreach (var (part, whole) in sums) kernels.Add(new MatrixSum(part, whole));
        for (int i = 0; i < node.Inputs.Length; i++)
            if (context.InputGradients[i] is { } gradient && needed[node.Inputs[i]]) _valueGradients[node.Inputs[i]].Add(gradient);
        if (kernels.Count > 0) _backward.Add(new Routine(node.Name, $"The gradients of {shaped.Layers[node.Id].Label}.", kernels.ToImmutable()) { FirstTrainableBehind = behind[node.Id], FirstTrainableOfOthers = shaped.Graph.Spec.InputGradients ? null : behind[node.Id - 1] });
    }

    // Kernels overwrite what they compute. Of weights that several nodes use the first one writes the gradient, and the others add theirs.
    private Matrix Target(Matrix gradient, List<(Matrix Part, Matrix Whole)> sums)
    {
        if (_written.Add(gradient.Offset)) return gradient;
        var part = forward.Tensors.Scratch(gradient.Name + " part", gradient.Layout);
        sums.Add((part, gradient));
        return part;
    }

    private static bool IsInput(GraphNode node) => node.Operator.MaximumInputs == 0;

    private Tensor ThroughActivation(GraphNode node, Tensor gradient, ImmutableArray<Kernel>.Builder kernels)
    {
        if (node.Operator.ActivationOf(node.Spec) is not { } activation) return gradient;
        return LayerActivation.Backward(
            activation, node.Name, shaped.Layers[node.Id].Output, forward.Cores[node.Id], forward.Values[node.Id], gradient, forward.Tensors, kernels.Add);
    }

    private Tensor Total(GraphNode node, List<Tensor> gradients, ImmutableArray<Kernel>.Builder kernels) =>
        GradientSum.Of(gradients, node.Name, shaped.Layers[node.Id].Output, forward.Tensors, kernels.Add);
}
