using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Kernels;

/// <summary>A kernel that computes sums of products and can do one more thing with them before it lets go of them.</summary>
internal abstract class SumKernel(Tensor y, Epilogue? epilogue) : Kernel
{
    /// <summary>The result.</summary>
    public Tensor Y { get; } = y;

    /// <summary>What is done with the sums, set by fusion.</summary>
    public Epilogue? Epilogue { get; } = epilogue;

    /// <summary>The activation applied to the sums.</summary>
    public TraitSpec? Activation => Epilogue?.Activation;

    /// <summary>The operand that takes the sums.</summary>
    public string Target => Epilogue?.Target ?? "y";

    /// <summary>The formula of the result, from that of the sums.</summary>
    protected string ResultOf(string sum) => Epilogue?.Formula(sum) ?? sum;

    /// <summary>The same sums with another result.</summary>
    public abstract SumKernel With(Tensor y, Epilogue epilogue);
}
