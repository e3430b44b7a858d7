using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Kernel methods that choose a vector width when they run; those for each width are in a namespace of its own.</summary>
/// <remarks>
/// The choice costs a test and a jump, once a call. Further in, where constants choose, it would stand in the innermost loops,
/// and the compiler would inline the tiles of every width.
/// </remarks>
internal sealed class KernelChoice(IReadOnlyList<Arm> arms) : IKernelMethods
{
    private readonly KernelLibrary _front = new(arms);
    private readonly (Arm Arm, KernelLibrary Kernels)[] _widths = [.. arms.Select(arm => (arm, new KernelLibrary([arm])))];

    public IReadOnlyList<Arm> Arms => arms;

    public string MethodOf(Kernel kernel)
    {
        string[] bodies = [.. _widths.Select(width => width.Kernels.BodyOf(kernel))];
        bool isTheSame = bodies.All(body => body == bodies[0]) && !bodies[0].Contains(KernelContext.TilesPrefix);
        return isTheSame ? _front.Add(kernel, bodies[0], isChoice: false) : _front.Add(kernel, Choose(kernel), isChoice: true);
    }

    public IEnumerable<(string Part, string Text)> Write(CompiledProgram program) =>
        _widths.Select(width => ($"Kernels{width.Arm.Bits}", width.Kernels.Write(program, $"the kernels for vectors of {width.Arm.Bits} bits, and their register tiles.", Namespace(width.Arm))))
            .Append(("Kernels", _front.Write(program, "the kernels, one method for every shape: each calls that for the widest vectors of the processor.")));

    private string Choose(Kernel kernel)
    {
        var names = _widths.ToDictionary(width => width.Arm, width => width.Kernels.MethodOf(kernel));
        string arguments = ParameterList.ToArguments(kernel.Parameters(arms[0].Scalar));
        var text = new SourceWriter();
        KernelContext.WriteDispatch(text, arms, arm => $"{Namespace(arm)}.Kernels.{names[arm]}({arguments})");
        return text.ToString();
    }

    private static string Namespace(Arm arm) => $"Bits{arm.Bits}";
}
