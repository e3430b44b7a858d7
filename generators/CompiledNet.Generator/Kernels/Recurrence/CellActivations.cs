using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The two activations of a recurrent cell.</summary>
/// <param name="Activation">That of the candidate and the output.</param>
/// <param name="Gate">That of the gates.</param>
internal sealed record CellActivations(TraitSpec Activation, TraitSpec Gate)
{
    /// <summary>Both names, such as <c>TanhSigmoid</c>.</summary>
    public string Name => Activation.Name + Gate.Name;

    /// <summary>Whether the derivatives follow from the outputs, so that training need not keep the sums.</summary>
    public bool FollowFromOutput => ActivationCode.FollowsFromOutput(Activation) && ActivationCode.FollowsFromOutput(Gate);

    /// <summary>Whether the derivatives at zero, where padding lies, are known to be finite.</summary>
    public bool AreBuiltIn => Activation.BuiltIn && Gate.BuiltIn;

    /// <summary>Declares <c>activation</c> and <c>gate</c>.</summary>
    public void Declare(SourceWriter writer)
    {
        DeclareActivation(writer);
        DeclareGate(writer);
    }

    public void DeclareActivation(SourceWriter writer) => writer.Line($"var activation = {ActivationCode.Create(Activation)};");

    public void DeclareGate(SourceWriter writer) => writer.Line($"var gate = {ActivationCode.Create(Gate)};");
}
