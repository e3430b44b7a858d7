using System;

namespace CompiledNet;

/// <summary>The two types of numbers that networks have, converted where code is written for both.</summary>
internal static class Number<T> where T : unmanaged
{
    public static double ToDouble(T value) => typeof(T) == typeof(float) ? (float)(object)value : typeof(T) == typeof(double) ? (double)(object)value : throw Unknown();

    public static T FromDouble(double value) => typeof(T) == typeof(float) ? (T)(object)(float)value : typeof(T) == typeof(double) ? (T)(object)value : throw Unknown();

    private static NotSupportedException Unknown() => new($"Weights of type {typeof(T)} are not known, only float and double.");
}
