using System;
using System.Linq;

namespace CompiledNet.Tests.Losses;

/// <summary>The derivatives of a formula that was written with variables.</summary>
public class LossFormulaTests
{
    /// <summary>Every operator and function, by central differences in double precision; where the lambda decides by a value, and where it is a constant.</summary>
    [Fact]
    public void Formulas_have_the_derivatives_of_finite_differences()
    {
        float[] at = [0.7f, -0.4f, 1.3f];
        Func<ReadOnlySpan<Variable>, ReadOnlySpan<float>, Variable> formula = (x, t) =>
            Variable.Exp(x[0] * x[1]) / (2 + Variable.Cos(x[2])) - Variable.Sqrt(x[2]) * Variable.Tanh(x[1]) + Variable.Log(3 * x[0]) + Variable.Abs(x[1]) * Variable.Sin(x[0])
            + Variable.Max(x[0], x[1]) * Variable.Min(x[1], t[0]) - Variable.Pow(x[2], 1.5) + (x[0].Value > 0 ? -x[2] : x[1]) + 4;
        float[] gradient = new float[3];
        new LossFunction(formula).Compute(at, [5f], gradient).ShouldBe(Value(at.Select(x => (double)x).ToArray()), 1e-12);
        for (int i = 0; i < at.Length; i++)
        {
            double[] above = [.. at.Select(x => (double)x)], below = [.. above];
            (above[i], below[i]) = (above[i] + 1e-6, below[i] - 1e-6);
            gradient[i].ShouldBe((float)((Value(above) - Value(below)) / 2e-6), 2e-6f);
        }

        new LossFunction((prediction, target) => 7).Compute(at, [0f], gradient).ShouldBe(7);
        gradient.ShouldBe([0f, 0f, 0f]);

        double Value(double[] x)
        {
            var variables = x.Select(number => (Variable)number).ToArray();
            return formula(variables, [5f]).Value;
        }
    }
}
