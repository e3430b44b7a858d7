using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace CompiledNet.Tests;

/// <summary>
/// What is not a number is no option of anything that is constructed: a threshold of NaN called everything negative, a baseline of NaN ended every fit. Every public constructor of what has
/// options, by reflection, so that what comes later is asked as well.
/// </summary>
public class NoNumberTests
{
    private static readonly Type[] s_families =
    [
        typeof(Metric), typeof(ConfusionMatrix), typeof(Callback), typeof(Optimizer), typeof(LearningRateSchedule), typeof(ImageAugmentation), typeof(GradientTransformation),
        typeof(IInitializer), typeof(IRegularizer), typeof(IConstraint), typeof(Scaler),
    ];

    // Of both signs: checks for less than 0 refuse the NaN that has the sign, which float.NaN has, and no other.
    private static readonly uint[] s_noNumbers = [0x7FC00000, 0xFFC00000];

    [Fact]
    public void NoConstructorTakesNaN()
    {
        var (asked, silent) = (0, new List<string>());
        foreach (var type in typeof(Dataset).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && !type.ContainsGenericParameters && s_families.Any(type.IsAssignableTo)))
        foreach (var constructor in type.GetConstructors().Where(constructor => constructor.GetParameters().All(parameter => Argument(parameter) is not null)))
        {
            var parameters = constructor.GetParameters();
            foreach (uint bits in s_noNumbers)
            foreach (var parameter in parameters.Where(parameter => NaN(parameter, bits) is not null))
            {
                object?[] arguments = Array.ConvertAll(parameters, Argument);
                arguments[parameter.Position] = NaN(parameter, bits);
                asked++;
                if (!Refuses(constructor, arguments)) silent.Add($"{type.Name}({parameter.Name})");
            }
        }

        silent.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(100);
    }

    private static object? NaN(ParameterInfo parameter, uint bits) => (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) switch
    {
        var number when number == typeof(float) => BitConverter.UInt32BitsToSingle(bits),
        var number when number == typeof(double) => (double)BitConverter.UInt32BitsToSingle(bits),
        _ => null,
    };

    private static object? Argument(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? Type.Missing
        : parameter.ParameterType == typeof(float) ? 0.5f
        : parameter.ParameterType == typeof(double) ? 0.5
        : parameter.ParameterType == typeof(int) ? 4
        : parameter.ParameterType == typeof(long) ? 10L
        : parameter.ParameterType == typeof(string) ? "a"
        : parameter.ParameterType == typeof(FactorRange) ? new FactorRange(0.1f, 0.2f)
        : null;

    private static bool Refuses(ConstructorInfo constructor, object?[] arguments)
    {
        try
        {
            constructor.Invoke(arguments);
            return false;
        }
        catch (TargetInvocationException refused) when (refused.InnerException is ArgumentException)
        {
            return true;
        }
    }
}
