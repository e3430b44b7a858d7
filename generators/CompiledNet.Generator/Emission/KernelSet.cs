using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emission;

/// <summary>The namespaces of kernels: one for each element type with the vector widths that its texts are written for.</summary>
internal static class KernelSet
{
    /// <summary>The namespace of all of them, in which there is nothing of a user's.</summary>
    public const string Namespace = "CompiledNet.Generated.Shared";

    private const int AllWidths = 3;

    /// <summary>Its name, such as <c>Float</c> for all widths, <c>Double256</c>, or <c>FloatAvx2And128</c> for a choice at run time.</summary>
    public static string Of(IReadOnlyList<Arm> arms)
    {
        string element = arms[0].Element == ElementType.Double ? "Double" : "Float";
        if (arms.Count == AllWidths && !arms.Any(arm => arm.IsChosenAtRunTime)) return element;
        return element + string.Join("And", arms.Select(arm => arm.IsChosenAtRunTime ? "Avx2" : $"{arm.Bits}"));
    }
}
