using System;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// The C# text of a gate, content(a) · gate(b), over the halves a and b of a vector. The halves do not start where vectors
/// do, so the last vector overlaps the one before it, and what is shorter than a vector goes number by number.
/// </summary>
/// <param name="gate">The activation of the second half.</param>
/// <param name="content">The activation of the first half, or null for none.</param>
/// <param name="channels">Numbers in a half.</param>
internal sealed class GateText(TraitSpec gate, TraitSpec? content, int channels)
{
    /// <summary>The name for both activations, such as <c>TanhSigmoid</c>.</summary>
    public string Name => content?.Name + gate.Name;

    /// <summary>The formula of the result.</summary>
    public string Formula => $"{(content is null ? "a" : $"{content.Name}(a)")} * {gate.Name}(b)";

    /// <summary>Vectors are not wider than a half.</summary>
    public int LaneStride => channels;

    public void DeclareActivations(SourceWriter writer)
    {
        writer.Line($"var gate = {ActivationCode.Create(gate)};");
        if (content is not null) writer.Line($"var content = {ActivationCode.Create(content)};");
    }

    /// <summary>Writes the loop over the channels of a half; the text at <c>c</c> is given access to memory and the lanes' wrapper.</summary>
    public void ForEach(SourceWriter writer, Arm arm, Action<Func<string, string, string>, string> write)
    {
        if (arm.Lanes > channels)
        {
            using var number = writer.Begin($"for (nint c = 0; c < {channels}; c++)");
            write(Arm.Number, $"Scalar<{arm.Scalar}>");
            return;
        }

        string last = (channels - arm.Lanes).ToString();
        using var vector = writer.Begin($"for (nint i = 0; i < {channels}; i += {arm.Lanes})");
        writer.Line(channels % arm.Lanes == 0 ? "nint c = i;" : $"nint c = Math.Min(i, {last});");
        write(arm.At, arm.Wrapper);
    }

    /// <summary>Declares <c>opened</c> = gate(b) and <c>carried</c> = content(a), wrapped.</summary>
    public void DeclareParts(SourceWriter writer, Func<string, string, string> at, string wrapper)
    {
        writer.Line($"var a = new {wrapper}({at("source", "c")});");
        writer.Line($"var b = new {wrapper}({at("source", $"{channels} + c")});");
        writer.Line("var opened = gate.Forward(b);");
        writer.Line($"var carried = {(content is null ? "a" : "content.Forward(a)")};");
    }

    /// <summary>∂/∂a of the result, wrapped.</summary>
    public string ContentSlope => content is null ? "opened" : "opened * content.Derivative(a, carried)";

    /// <summary>∂/∂b of the result, wrapped.</summary>
    public string GateSlope => "carried * gate.Derivative(b, opened)";
}
