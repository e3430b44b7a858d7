using System;
using System.Reflection;

namespace CompiledNet.Testing;

/// <summary>A compiled network with the members that its class has besides <see cref="INetwork{T}"/>.</summary>
/// <typeparam name="T">Its element type.</typeparam>
public sealed class NetworkForm<T> where T : unmanaged
{
    private readonly Type _type;

    /// <summary>Creates the network with its first weights.</summary>
    public NetworkForm(Type type)
    {
        _type = type;
        Network = (INetwork<T>)Activator.CreateInstance(type, 0)!;
        Predict = Prediction(Network);
    }

    /// <summary>One sample in, one prediction out.</summary>
    public delegate void Predictor(ReadOnlySpan<T> input, Span<T> output);

    public INetwork<T> Network { get; }

    public NetworkDescription Description => Network.Description;

    public Predictor Predict { get; }

    /// <summary>The prediction of a new session over the parameters of <see cref="Network"/>.</summary>
    public Predictor NewSession() => Prediction(_type.GetMethod("CreateSession")!.Invoke(Network, null)!);

    /// <summary>A new session that steps through sequences, or null if the network has none.</summary>
    public IStreamingSession<T>? NewStreamingSession() => _type.GetMethod("CreateSession")!.Invoke(Network, null) as IStreamingSession<T>;

    /// <summary>Another network of the same class.</summary>
    public INetwork<T> Another(int seed) => (INetwork<T>)Activator.CreateInstance(_type, seed)!;

    /// <summary>A public constant of the class.</summary>
    public long Constant(string name) =>
        Convert.ToInt64(_type.GetField(name, BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue(), null);

    private static Predictor Prediction(object target) =>
        target.GetType().GetMethod("Predict", [typeof(ReadOnlySpan<T>), typeof(Span<T>)])!.CreateDelegate<Predictor>(target);
}
