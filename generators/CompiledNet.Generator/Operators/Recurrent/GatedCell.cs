using System.Collections.Generic;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>A gated recurrent unit: the gates z and r and the candidate g; the reset gate r acts after or before the product with the recurrent kernel.</summary>
/// <remarks>K. Cho et al., "Learning phrase representations using RNN encoder–decoder", 2014.</remarks>
internal sealed class GatedCell : RecurrentCell
{
    private static readonly GatedResetAfter After = new();
    private static readonly GatedResetBefore Before = new();

    public override string Name => "GRU";

    public override IReadOnlyList<OptionRule> Options { get; } = [GateActivation, OptionRule.Flag("ResetAfter", true)];

    public override int Gates => 3;

    public override int BiasRows(NodeSpec node) => ResetsAfter(node) ? 2 : 1;

    public override RecurrentTrace Forward(RecurrentForward pass) => ResetsAfter(pass.Node) ? After.Forward(pass) : Before.Forward(pass);

    public override Tensor Step(RecurrentStep pass) => ResetsAfter(pass.Node) ? After.Step(pass) : base.Step(pass);

    public override Tensor Backward(RecurrentBackward pass) => ResetsAfter(pass.Node) ? After.Backward(pass) : Before.Backward(pass);

    private static bool ResetsAfter(NodeSpec node) => node.Flag("ResetAfter", true);
}
