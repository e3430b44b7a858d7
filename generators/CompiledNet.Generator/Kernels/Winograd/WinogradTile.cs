using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>One of the small linear maps of minimal filtering, for <paramref name="width"/> numbers side by side.</summary>
/// <param name="arms">The vector widths.</param>
/// <param name="name">The name of its method.</param>
/// <param name="formula">What it computes.</param>
/// <param name="width">Numbers side by side.</param>
/// <param name="reads">How many vectors the map takes, of which the first <paramref name="skipped"/> are zero.</param>
/// <param name="skipped">How many it does not read.</param>
/// <param name="hasStart">Whether numbers are added to all results.</param>
/// <param name="adds">Whether the results are added to what is there.</param>
/// <param name="map">The map, from the vectors it takes to lines of text and results.</param>
internal sealed class WinogradTile(
    IReadOnlyList<Arm> arms, string name, string formula, int width, int reads, int skipped, bool hasStart, bool adds,
    Func<Arm, IReadOnlyList<string?>, (IReadOnlyList<string> Lines, IReadOnlyList<string> Results)> map) : RegisterTile(arms)
{
    public override string Name => $"{name}Of{width}{(skipped > 0 ? $"Without{skipped}" : "")}{(hasStart ? "FromStart" : "")}";

    // Six rows of a panel of four numbers are as long as three of one of eight.
    public override string Key => $"{Name} {string.Join(" ", Arms.Select(arm => arm.Bits))}";

    public override string Formula => formula;

    protected override string Parameters => $"ref {Scalar} a, nint aStride, {(hasStart ? $"ref {Scalar} start, " : "")}ref {Scalar} c, nint cStride";

    /// <summary>Inputs of a tile, as values at the points.</summary>
    public static WinogradTile Inputs(IReadOnlyList<Arm> arms, int width) => new(
        arms, "WinogradInputs", "c = the inputs a of a tile at the points of minimal filtering.", width, WinogradShape.Points, 0, false, false,
        (arm, values) => WinogradPoints.Transform(arm, values!));

    /// <summary>Outputs of a tile from the products at the points.</summary>
    public static WinogradTile Outputs(IReadOnlyList<Arm> arms, int width, int outputs, bool hasStart) => new(
        arms, $"WinogradOutputs{outputs}", $"c = {(hasStart ? "start + " : "")}the {outputs} outputs of a tile from the products a at the points.", width, WinogradShape.Points, 0, hasStart, false,
        (arm, values) => WinogradPoints.Collect(arm, values!, outputs, scaled: false));

    /// <summary>Gradients of the outputs of a tile, as gradients of the products at the points.</summary>
    public static WinogradTile OutputGradients(IReadOnlyList<Arm> arms, int width, int outputs, int skipped) => new(
        arms, $"WinogradOutputGradients{outputs}", $"c = the gradients of the products at the points from those of {outputs} outputs{(skipped > 0 ? $", the first {skipped} of which the tile before has" : "")}.",
        width, outputs, skipped, false, false, (arm, values) => WinogradPoints.Evaluate(arm, values, scaled: false));

    /// <summary>Gradients at the points, handed back to the inputs of a tile.</summary>
    public static WinogradTile InputGradients(IReadOnlyList<Arm> arms, int width) => new(
        arms, "WinogradInputGradients", "c += what the gradients a at the points hand back to the inputs of a tile.", width, WinogradShape.Points, 0, false, true,
        (arm, values) => WinogradPoints.TransformBack(arm, values!));

    /// <summary>Weights of a line of taps, as values at the points.</summary>
    public static WinogradTile Weights(IReadOnlyList<Arm> arms, int width, int taps) => new(
        arms, $"WinogradWeights{taps}", $"c = the weights a of {taps} taps at the points of minimal filtering.", width, taps, 0, false, false,
        (arm, values) => WinogradPoints.Evaluate(arm, values, scaled: true));

    /// <summary>Gradients of the weights of a line of taps from those at the points.</summary>
    public static WinogradTile WeightGradients(IReadOnlyList<Arm> arms, int width, int taps) => new(
        arms, $"WinogradWeightGradients{taps}", $"c = the gradients of the weights of {taps} taps from those at the points.", width, WinogradShape.Points, 0, false, false,
        (arm, values) => WinogradPoints.Collect(arm, values!, taps, scaled: true));

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        if (width == arm.Lanes) WriteVector(writer, arm, "");
        else using (writer.Begin($"for (nint v = 0; v < {width}; v += {arm.Lanes})")) WriteVector(writer, arm, "v");
    }

    private void WriteVector(SourceWriter writer, Arm arm, string column)
    {
        for (int i = skipped; i < reads; i++) writer.Line($"var a{i} = {arm.At("a", At(i, "aStride"))};");
        if (hasStart) writer.Line($"var first = {arm.At("start", column.Length == 0 ? "0" : column)};");
        var (lines, results) = map(arm, [.. Enumerable.Range(0, reads).Select(i => i < skipped ? null : $"a{i}")]);
        foreach (string line in lines) writer.Line(line);
        for (int i = 0; i < results.Count; i++)
        {
            string target = arm.At("c", At(i, "cStride"));
            writer.Line(adds ? arm.Increase(target, results[i]) : $"{target} = {(hasStart ? arm.Add("first", arm.Group(results[i])) : results[i])};");
        }

        string At(int index, string stride)
        {
            string row = Offset(index, stride, 0);
            return column.Length == 0 ? row : row == "0" ? column : $"{row} + {column}";
        }
    }
}
