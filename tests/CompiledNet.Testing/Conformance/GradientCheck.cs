using System;
using System.Linq;
using CompiledNet.CompilerServices;

namespace CompiledNet.Testing;

/// <summary>Compares gradients in double precision with central differences.</summary>
public static class GradientCheck
{
    private const double Relative = 1e-6, Absolute = 1e-8;

    /// <summary>∂ loss / ∂ parameter for every parameter, the loss as declared and weighted.</summary>
    /// <param name="form">The network.</param>
    /// <param name="rows">How many samples.</param>
    /// <param name="training">Whether layers behave as while fitting.</param>
    public static void Loss(NetworkForm<double> form, int rows, bool training = false)
    {
        var samples = new Samples<double>(form.Description, rows);
        var network = form.Network;
        var workspace = network.Workspace(rows, training);
        double Value()
        {
            workspace.States.Reset();
            return network.Backpropagate(samples.Inputs, samples.Targets, samples.Weights, 1, rows, workspace);
        }

        Value();
        double[] gradient = workspace.Gradients.Span.ToArray();
        ForEachParameter(network.Description, (name, at) => Compare(name, gradient[at], Step(network, at, Value)));
    }

    /// <summary>∂ loss / ∂ input for every number of every sample, the loss as declared and weighted.</summary>
    /// <param name="form">The network, declared with gradients of its inputs.</param>
    /// <param name="rows">How many samples.</param>
    /// <param name="training">Whether layers behave as while fitting.</param>
    public static void Inputs(NetworkForm<double> form, int rows, bool training = false)
    {
        var samples = new Samples<double>(form.Description, rows);
        var network = form.Network;

        // Room for more rows than there are: what lies behind them is nobody's.
        var workspace = network.Workspace(rows + 1, training);
        double Value()
        {
            workspace.States.Reset();
            return network.Backpropagate(samples.Inputs, samples.Targets, samples.Weights, 1, rows, workspace);
        }

        Array.Fill(workspace.InputGradients, double.NaN);
        Value();
        double[] gradient = [.. workspace.InputGradients];
        for (int i = 0; i < samples.Inputs.Length; i++)
        {
            int at = i;
            Compare($"input {i % form.Description.InputSize} of sample {i / form.Description.InputSize}", gradient[i], Step(() => samples.Inputs[at], number => samples.Inputs[at] = number, Value));
        }
    }

    /// <summary>∂ output / ∂ parameter for every number of the outputs that have losses, of one sample, and every parameter.</summary>
    /// <param name="form">The network.</param>
    public static void Jacobian(NetworkForm<double> form)
    {
        var network = form.Network;
        var samples = new Samples<double>(network.Description, 1);
        var workspace = network.Workspace(1);
        var inference = new InferenceWorkspace<double>(network.Description, 1);
        double[] outputs = new double[network.Description.OutputSize];
        network.Forward(samples.Inputs, 1, workspace);
        foreach (var output in network.Description.Outputs.Where(output => output.Loss is not null))
        {
            for (int index = output.Offset; index < output.Offset + Size(output); index++)
            {
                double[] given = new double[outputs.Length];
                given[index] = 1;
                network.Backward(samples.Inputs, given, 1, workspace);
                double[] gradient = workspace.Gradients.Span.ToArray();
                int number = index;
                double Value()
                {
                    inference.States.Reset();
                    network.Infer(samples.Inputs, outputs, 1, inference);
                    return outputs[number];
                }

                ForEachParameter(network.Description, (name, at) => Compare($"output {number} by {name}", gradient[at], Step(network, at, Value)));
            }
        }
    }

    private static int Size(OutputDescription output) => output.Shape.Aggregate(1, (product, length) => product * length);

    private static Func<double, double> Step(INetwork<double> network, int at, Func<double> value) =>
        Step(() => network.Parameters.Span[at], number => network.SetNumber(at, number), value);

    private static Func<double, double> Step(Func<double> read, Action<double> write, Func<double> value) => width =>
    {
        double before = read();
        write(before + width);
        double above = value();
        write(before - width);
        double below = value();
        write(before);
        return (above - below) / (2 * width);
    };

    // A narrower step where a wide one may have crossed a kink, such as that of ReLU at 0.
    private static void Compare(string name, double gradient, Func<double, double> difference)
    {
        double found = 0;
        foreach (double width in (ReadOnlySpan<double>)[1e-5, 1e-6, 1e-4])
        {
            found = difference(width);
            if (Math.Abs(found - gradient) <= Relative * Math.Abs(gradient) + Absolute) return;
        }

        throw new ConformanceException($"∂ {name}: the gradient is {gradient:r}, differences say {found:r}.");
    }

    private static void ForEachParameter(NetworkDescription network, Action<string, int> check)
    {
        foreach (var parameter in network.Parameters.Where(parameter => parameter.Trainable))
            for (int row = 0; row < parameter.Rows; row++)
                for (int column = 0; column < parameter.Columns; column++)
                    check($"{parameter.Name}[{row}, {column}] in memory", parameter.IndexOf(row, column));
    }
}
