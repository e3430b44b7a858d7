using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>
/// What is known of one kind of layer: its arguments, shape rule and parameters, and how it runs forward and backward.
/// Every layer is one object of one class in one folder; no other place switches on the kind of a layer.
/// </summary>
internal abstract partial class Operator
{
    /// <summary>The name of its attribute without "Attribute".</summary>
    public abstract string Name { get; }

    /// <summary>The fewest layers it reads: 0 for an input.</summary>
    public virtual int MinimumInputs => 1;

    /// <summary>The most layers it reads.</summary>
    public virtual int MaximumInputs => 1;

    /// <summary>Whether what becomes of a sample while training depends on the others of its batch.</summary>
    public virtual bool CouplesSamples(NodeSpec node) => false;

    /// <summary>Whether the parts of a batch that is split meet about that, so that it is the same for every one of them.</summary>
    public virtual bool IsSynchronized(NodeSpec node) => false;

    /// <summary>Whether it mixes the samples of a batch together with their targets, before the network sees them.</summary>
    public virtual bool MixesTargets => false;

    /// <summary>If the numbers that the layer reads are ids, how many there are: whole numbers from 0 on; otherwise null.</summary>
    public virtual int? Vocabulary(NodeSpec node) => null;

    /// <summary>Whether numbers that are no such ids stand for nothing, and are not refused.</summary>
    public virtual bool AcceptsOtherNumbers => false;

    /// <summary>If the layer stands for a block, the operator behind the block; the layer's own is then before it.</summary>
    public virtual Operator? Closing => null;

    /// <summary>Whether it takes frames, which stood for samples in the block before it, for a sequence again.</summary>
    public virtual bool GathersFrames => false;

    /// <summary>Whether it takes the block that it stands for through a sequence, step by step; the block then stays a graph of its own.</summary>
    public virtual bool RunsCell => false;

    /// <summary>Whether it stands for what the step before left; it reads nothing, and yet is no input.</summary>
    public virtual bool IsState => false;

    /// <summary>Whether every number that it gives in a prediction is one that came in, or zero.</summary>
    public virtual bool PassesNumbersOn => false;

    /// <summary>Whether every number that it gives is one of several that came in, or lies between them.</summary>
    public virtual bool StaysBetweenNumbers => false;

    /// <summary>Whether whole numbers that come in go out as whole numbers.</summary>
    public virtual bool KeepsWholeNumbers(NodeSpec node) => PassesNumbersOn && !IsForTrainingOnly;

    /// <summary>Whether it gives weighted sums, which without an activation are of any size and either sign.</summary>
    public virtual bool GivesSums => false;

    /// <summary>Its parameter that another layer may use transposed, a matrix [inputs, outputs]; null for none.</summary>
    public virtual string? TiedParameter => null;

    /// <summary>Whether it uses such a parameter of another layer, as its own <c>kernel</c>.</summary>
    public virtual bool TiesWeights => false;

    /// <summary>Whether it may stand in a block that runs on every frame of a sequence.</summary>
    public virtual bool RunsOnFrames => true;

    /// <summary>Checks the arguments and derives shape and parameters; a problem is reported to <paramref name="context"/>.</summary>
    public abstract Layer? Infer(InferenceContext context);
}
