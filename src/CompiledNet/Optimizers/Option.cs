using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The ranges that options of optimizers, schedules, metrics, callbacks and the like may lie in; NaN lies in none.</summary>
internal static class Option
{
    /// <summary>Passes a finite number.</summary>
    public static float Finite(float value, [CallerMemberName] string? name = null) =>
        float.IsFinite(value) ? value : throw Outside(value, "a finite number", name);

    /// <summary>Passes any number, infinite ones too, and none at all.</summary>
    public static double? Number(double? value, [CallerMemberName] string? name = null) =>
        value is double.NaN ? throw Outside(value.Value, "a number", name) : value;

    /// <summary>Passes a finite number that is at least 0.</summary>
    public static float NotNegative(float value, [CallerMemberName] string? name = null) =>
        value >= 0 && float.IsFinite(value) ? value : throw Outside(value, "a finite number of at least 0", name);

    /// <summary>Passes a finite number greater than 0.</summary>
    public static float Positive(float value, [CallerMemberName] string? name = null) =>
        value > 0 && float.IsFinite(value) ? value : throw Outside(value, "a finite number greater than 0", name);

    /// <summary>Passes a decay rate: at least 0 and less than 1.</summary>
    public static float Rate(float value, [CallerMemberName] string? name = null) =>
        value is >= 0 and < 1 ? value : throw Outside(value, "at least 0 and less than 1", name);

    private static ArgumentOutOfRangeException Outside(double value, string expected, string? name) =>
        new(name, value, $"{name} must be {expected}.");
}
