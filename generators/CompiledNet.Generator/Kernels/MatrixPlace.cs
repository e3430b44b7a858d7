namespace CompiledNet.Generator.Kernels;

/// <summary>Which memory a matrix lies in.</summary>
internal enum MatrixPlace
{
    /// <summary>The parameter block.</summary>
    Parameter,

    /// <summary>A copy of the parameter block in bfloat16, two numbers a word.</summary>
    BFloat16,

    /// <summary>The gradient block, laid out as the parameter block.</summary>
    Gradient,

    /// <summary>The part of a workspace that does not grow with the batch.</summary>
    Scratch,
}
