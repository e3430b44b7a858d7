using System.Collections.Generic;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>What a recurrent layer does from one step to the next; what is the same for every recurrence is in <see cref="RecurrentOperator"/>.</summary>
internal abstract class RecurrentCell
{
    /// <summary>The name of the layer.</summary>
    public abstract string Name { get; }

    /// <summary>How many sums each unit has.</summary>
    public abstract int Gates { get; }

    /// <summary>The arguments that not every recurrence has.</summary>
    public virtual IReadOnlyList<OptionRule> Options => [];

    /// <summary>The activation of the gates, of cells that have some.</summary>
    protected static OptionRule GateActivation { get; } = new("RecurrentActivation", context => OptionText.Of(ActivationsOf(context.Node).Gate));

    /// <summary>Rows of the bias: 1 for a plain vector.</summary>
    public virtual int BiasRows(NodeSpec node) => 1;

    /// <summary>Where the bias starts, given what the layer's attribute says.</summary>
    public virtual TraitSpec BiasInitializer(NodeSpec node, TraitSpec declared) => declared;

    /// <summary>Emits all steps.</summary>
    public abstract RecurrentTrace Forward(RecurrentForward pass);

    /// <summary>Emits a single step of a sequence that comes frame by frame, and returns the state.</summary>
    public virtual Tensor Step(RecurrentStep pass) => Forward(pass).H;

    /// <summary>Emits all steps back and the gradients of the parameters; returns the gradients of the sums that x · kernel went into.</summary>
    public abstract Tensor Backward(RecurrentBackward pass);

    /// <summary>The activations that the layer's attribute names, or those of Keras.</summary>
    public static CellActivations ActivationsOf(NodeSpec node) =>
        new(node.Activation ?? Elementwise("Tanh"), node.Trait("RecurrentActivation") ?? Elementwise("Sigmoid"));

    private static TraitSpec Elementwise(string activation) => Parameters.BuiltIn(activation, TraitKinds.ElementwiseActivationFromOutput);
}
