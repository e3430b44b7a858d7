using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Kernel methods that choose a vector width when they run; those for each width are in a namespace of their own.</summary>
/// <remarks>
/// The choice costs a test and a jump, once a call. Further in, where constants choose, it would stand in the innermost loops,
/// and the compiler would inline the tiles of every width.
/// </remarks>
internal sealed class KernelChoice(IReadOnlyList<Arm> arms) : IKernelMethods
{
    private readonly KernelLibrary _front = new(arms);
    private readonly (Arm Arm, KernelLibrary Kernels)[] _widths = [.. arms.Select(arm => (arm, new KernelLibrary([arm])))];

    public IReadOnlyList<Arm> Arms => arms;

    public string Set => _front.Set;

    public string MethodOf(Kernel kernel)
    {
        string[] bodies = [.. _widths.Select(width => width.Kernels.BodyOf(kernel))];
        bool isTheSame = bodies.All(body => body == bodies[0]) && !bodies[0].Contains(KernelContext.TilesPrefix);
        return isTheSame ? _front.Add(kernel, bodies[0], isChoice: false) : _front.Add(kernel, Choose(kernel), isChoice: true);
    }

    public IEnumerable<SharedMember> Members => _widths.SelectMany(width => width.Kernels.Members).Concat(_front.Members);

    private string Choose(Kernel kernel)
    {
        var methods = _widths.ToDictionary(width => width.Arm, width => $"{width.Kernels.Set}.Kernels.{width.Kernels.MethodOf(kernel)}");
        string arguments = ParameterList.ToArguments(kernel.Parameters(arms[0].Scalar));
        var text = new SourceWriter();
        KernelContext.WriteDispatch(text, arms, arm => $"{methods[arm]}({arguments})");
        return text.ToString();
    }
}
