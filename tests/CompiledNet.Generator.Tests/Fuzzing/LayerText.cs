using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Generator.Tests.Fuzzing;

/// <summary>Writes layer attributes; with wildness 0 only such as are right where they stand.</summary>
internal sealed class LayerText(Draw draw, double wildness)
{
    public bool Wild => draw.Chance(wildness);

    public string Input(int[] shape) => Wild ? $"Input({draw.Of("", "0", "-3, 2", "int.MaxValue, int.MaxValue", "null", "4, 0", "\"8\"", "new int[0]", "65536, 65536", "1, 1, 1, 1, 1, 1, 1, 1", "Name = \"x\"")})" : $"Input({string.Join(", ", shape)})";

    public int[] Shape() => draw.Of(1, 1, 1, 2, 3) switch
    {
        1 => [draw.Of(Pools.Units)],
        2 => [draw.Of(1, 2, 3, 5), draw.Of(Pools.Units)],
        _ => [draw.Of(1, 2, 3), draw.Of(1, 2, 4), draw.Of(1, 3, 8)],
    };

    /// <summary>A layer that reads one other: its attribute without brackets and closing parenthesis, and the shape of its output.</summary>
    public (string Open, int[] Shape) Layer(int[] input)
    {
        switch (draw.Below(16))
        {
            case 0: return ($"Dropout({(Wild ? draw.Of(Pools.WildNumbers) : draw.Of(Pools.Rates))}", input);
            case 1: return ("Flatten(", [input.Aggregate(1, (product, axis) => product * axis)]);
            case 2: return ("Softmax(", input);
            case 3: return ($"Activation<{Activation(out string arguments)}>({arguments}", input);
            case 4 when Wild: return ($"Reshape({draw.Of("0", "-1, -1", "-2", "", "3, 3", "null", "int.MaxValue, int.MaxValue", "-1, 2147483647, 2147483647, 2147483647", "1.5")}", input);
            case 4: return Reshape(input);
            case 5 when Wild: return ($"{draw.Of("Dens", "Conv2D", "Obsolete", "Input", "Add", "Concatenate", "Subtract", "Layer", "Loss<MeanSquaredError>", "Network", "Block", "System.Serializable", "Block<Part>", "Block<string>", "Dense<>", "Merge")}(", input);
            case > 11 when Wild: return (ShapedLayerText.Wild(draw), input);
            case > 11: return ShapedLayerText.Fitting(draw, input);
            default: return Dense(input);
        }
    }

    public string Loss()
    {
        var options = new List<string>();
        if (draw.Chance(0.2)) options.Add($"Weight = {(Wild ? draw.Of("-1f", "float.NaN", "0", "float.PositiveInfinity", "\"1\"", "1.0") : draw.Of("0.5f", "2", "0", "1e-30f"))}");
        if (Wild) options.Add(draw.Of("FromLogits = true", "LabelSmoothing = 2", "LabelSmoothing = 0.1f", "Delta = 0", "Delta = 0.5f", "Half = true", "Margin = 2", "Nothing = 3", "FromLogits = 3", "Delta = float.NaN"));
        string loss = Wild ? draw.Of(Pools.WrongLosses) : draw.Of(Pools.Losses);
        return $"{loss}>({string.Join(", ", options)})";
    }

    private (string Open, int[] Shape) Dense(int[] input)
    {
        var arguments = new List<string>();
        int units = draw.Chance(0.1) ? input[^1] : draw.Of(Pools.Units);
        if (Wild) arguments.Add(draw.Of(Pools.WildUnits));
        else if (units != input[^1]) arguments.Add(units.ToString());

        bool activated = draw.Chance(0.7);
        string activation = activated ? Activation(out string given) : given = "";
        if (given.Length > 0) arguments.Add(given);
        if (!activated && draw.Chance(0.1)) return ($"global::Demo.Tower({units}", [.. input[..^1], units]);
        if (draw.Chance(0.2)) arguments.Add($"UseBias = {draw.Of("true", "false")}");
        if (draw.Chance(0.15)) arguments.Add("Trainable = false");
        foreach (string parameter in (string[])["Kernel", "Bias"])
        {
            Trait(parameter + "Initializer", Pools.Initializers);
            Trait(parameter + "Regularizer", Pools.Regularizers);
            Trait(parameter + "Constraint", Pools.Constraints);
        }

        return ((activated ? $"Dense<{activation}>(" : "Dense(") + string.Join(", ", arguments), [.. input[..^1], units]);

        void Trait(string name, string[] pool)
        {
            bool wrong = Wild;
            if (draw.Chance(0.12)) arguments.Add($"{name} = {(wrong ? draw.Of("null", "\"x\"", $"typeof({draw.Of(Pools.WrongTraits)})") : $"typeof({draw.Of(pool)})")}");
            if (wrong && draw.Chance(0.3)) arguments.Add($"{name}Arguments = {Numbers()}");
        }
    }

    private string Activation(out string arguments)
    {
        arguments = "";
        if (Wild)
        {
            if (draw.Chance(0.5)) arguments = $"ActivationArguments = {Numbers()}";
            return draw.Chance(0.5) ? draw.Of(Pools.WrongActivations) : draw.Of(Pools.Activations);
        }

        string activation = draw.Of(Pools.Activations);
        bool takesNumber = activation is "LeakyReLU" or "ELU" or "global::Demo.Leaky";
        if (takesNumber && draw.Chance(0.5)) arguments = $"ActivationArguments = new[] {{ {draw.Of("0.2", "1.0", "1e-7", "0.30000000000000004", "1e30")} }}";
        return activation;
    }

    private string Numbers() => draw.Of(
        "null", "new double[0]", "new[] { 1 }", "new[] { \"1\" }", "new double[] { 1, 2, 3, 4, 5 }", $"new double[] {{ {draw.Of(Pools.WildNumbers)} }}", $"new double[] {{ 1, {draw.Of(Pools.WildNumbers)} }}", "[1.5]", "3.0");

    private (string Open, int[] Shape) Reshape(int[] input)
    {
        int size = input.Aggregate(1, (product, axis) => product * axis);
        int divisor = Enumerable.Range(1, size).Where(candidate => size % candidate == 0).OrderBy(_ => draw.Below(1000)).First();
        return draw.Below(3) switch
        {
            0 => ("Reshape(-1", [size]),
            1 => ($"Reshape({divisor}, -1", [divisor, size / divisor]),
            _ => ($"Reshape({divisor}, {size / divisor}, 1", [divisor, size / divisor, 1]),
        };
    }
}
