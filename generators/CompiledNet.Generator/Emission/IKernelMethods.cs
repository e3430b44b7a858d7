using System.Collections.Generic;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Emission;

/// <summary>What routines have to know of the kernel methods of a network.</summary>
internal interface IKernelMethods
{
    /// <summary>The vector widths, widest first.</summary>
    IReadOnlyList<Arm> Arms { get; }

    /// <summary>The name of the method of <c>Kernels</c> that runs <paramref name="kernel"/>.</summary>
    string MethodOf(Kernel kernel);

    /// <summary>The files with the methods, by the parts that end their names.</summary>
    IEnumerable<(string Part, string Text)> Write(CompiledProgram program);
}
