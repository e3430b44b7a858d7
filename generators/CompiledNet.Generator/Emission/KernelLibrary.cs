using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>The kernel methods of a network; kernels with the same text are one method.</summary>
internal sealed class KernelLibrary(ElementType element, int vectorWidths)
{
    private readonly Arm[] _arms = [.. new[] { (4, 512), (2, 256), (1, 128) }.Where(pair => (vectorWidths & pair.Item1) != 0).Select(pair => new Arm(pair.Item2, element))];
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<(string Name, Kernel Kernel)> _methods = [];

    /// <summary>The vector widths, widest first.</summary>
    public IReadOnlyList<Arm> Arms => _arms;

    /// <summary>The name of the method that runs <paramref name="kernel"/>.</summary>
    public string MethodOf(Kernel kernel)
    {
        var text = new SourceWriter();
        text.Line(kernel.Parameters(_arms[0].Scalar));
        kernel.WriteBody(text, _arms[0]);
        if (_names.TryGetValue(text.ToString(), out var name)) return name;
        name = kernel.Name;
        for (int i = 2; !_taken.Add(name); i++) name = $"{kernel.Name}_{i}";
        _methods.Add((name, kernel));
        return _names[text.ToString()] = name;
    }

    public string Write(CompiledProgram program)
    {
        var writer = FileHeader.BeginInternal(program, "the kernels, one method for every shape and vector width.");
        using (writer.Begin("internal static class Kernels"))
        {
            for (int i = 0; i < _methods.Count; i++)
            {
                if (i > 0) writer.Line();
                WriteMethod(writer, _methods[i].Name, _methods[i].Kernel);
            }
        }

        return writer.ToString();
    }

    private void WriteMethod(SourceWriter writer, string name, Kernel kernel)
    {
        string parameters = kernel.Parameters(_arms[0].Scalar);
        writer.Line($"/// <summary>{Escape(kernel.Formula)}</summary>");
        if (!kernel.HasArms)
        {
            WriteArm(writer, "internal", name, kernel, parameters, _arms[0]);
            return;
        }

        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Begin($"internal static void {name}({parameters})")) WriteDispatch(writer, name, kernel.OwnArguments());

        foreach (var arm in _arms)
        {
            writer.Line();
            WriteArm(writer, "private", name + arm.Bits, kernel, parameters, arm);
        }
    }

    /// <summary>Writes the choice of the widest arm that the processor has; a constant for the compilers.</summary>
    public void WriteDispatch(SourceWriter writer, string name, string arguments)
    {
        for (int i = 0; i < _arms.Length; i++)
        {
            string condition = i == _arms.Length - 1 ? "" : $"if ({_arms[i].Operations}.IsHardwareAccelerated) ";
            writer.Line($"{(i == 0 ? "" : "else ")}{condition}{name}{_arms[i].Bits}({arguments});");
        }
    }

    // Optimised from the first call: the first tier would run these loops some fifteen times slower.
    private static void WriteArm(SourceWriter writer, string access, string name, Kernel kernel, string parameters, Arm arm)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Begin($"{access} static void {name}({parameters})")) kernel.WriteBody(writer, arm);
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
