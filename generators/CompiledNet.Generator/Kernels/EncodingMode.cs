namespace CompiledNet.Generator.Kernels;

/// <summary>How categories become vectors; numbered as the attribute's argument.</summary>
internal enum EncodingMode
{
    /// <summary>1 for every category that occurs.</summary>
    MultiHot,

    /// <summary>A vector for each category, 1 at its place.</summary>
    OneHot,

    /// <summary>How often each category occurs.</summary>
    Count,
}
