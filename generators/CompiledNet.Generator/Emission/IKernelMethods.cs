using System.Collections.Generic;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emission;

/// <summary>What routines have to know of the kernel methods of a network.</summary>
internal interface IKernelMethods
{
    /// <summary>The vector widths, widest first.</summary>
    IReadOnlyList<Arm> Arms { get; }

    /// <summary>The namespace of the methods within that of everything shared.</summary>
    string Set { get; }

    /// <summary>The name of the method of <c>Kernels</c> that runs <paramref name="kernel"/>.</summary>
    string MethodOf(Kernel kernel);

    /// <summary>The methods, and what they call in their turn.</summary>
    IEnumerable<SharedMember> Members { get; }
}
