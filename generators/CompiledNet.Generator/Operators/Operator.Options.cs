using System.Collections.Generic;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators;

internal abstract partial class Operator
{
    /// <summary>
    /// Its arguments, what they are unless written, and which of them only training depends on. What is written and not
    /// named here counts as something that predictions depend on.
    /// </summary>
    public virtual IReadOnlyList<OptionRule> Options => [];

    /// <summary>Whether a prediction passes through it unchanged: weights then fit a network with it and one without.</summary>
    public virtual bool IsForTrainingOnly => false;

    /// <summary>The activation that users see with the layer, be it within it or behind it; null for none.</summary>
    public virtual TraitSpec? ShownActivation(NodeSpec node) => ActivationOf(node);
}
