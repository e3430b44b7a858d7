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

    /// <summary>Predicts a sample that has nothing to do with the one before: the states of a stateful network begin at zero.</summary>
    public Predictor Predict { get; }

    /// <summary>The prediction of a new session over the parameters of <see cref="Network"/>.</summary>
    public Predictor NewSession() => Prediction(_type.GetMethod("CreateSession")!.Invoke(Network, null)!);

    /// <summary>A new session that steps through sequences, or null if the network has none.</summary>
    public IStreamingSession<T>? NewStreamingSession() => _type.GetMethod("CreateSession")!.Invoke(Network, null) as IStreamingSession<T>;

    /// <summary>Another network of the same class.</summary>
    public INetwork<T> Another(int seed) => (INetwork<T>)Activator.CreateInstance(_type, seed)!;

    /// <summary>A network of the same class with the weights of a file.</summary>
    public INetwork<T> FromFile(string path) => (INetwork<T>)_type.GetMethod("FromFile", [typeof(string)])!.Invoke(null, [path])!;

    /// <summary>A public constant of the class.</summary>
    public long Constant(string name) =>
        Convert.ToInt64(_type.GetField(name, BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue(), null);

    /// <summary>The prediction of a new session whose states go on from call to call, and what resets them.</summary>
    public (Predictor Predict, Action Reset) NewStatefulSession()
    {
        object session = _type.GetMethod("CreateSession")!.Invoke(Network, null)!;
        return (Method<Predictor>(session, "Predict", typeof(ReadOnlySpan<T>), typeof(Span<T>)), Method<Action>(session, "Reset"));
    }

    private Predictor Prediction(object target)
    {
        var predict = Method<Predictor>(target, "Predict", typeof(ReadOnlySpan<T>), typeof(Span<T>));
        if (Description.StateRowLength == 0) return predict;
        var reset = Method<Action>(target, target == Network ? "ResetStates" : "Reset");
        return (input, output) =>
        {
            reset();
            predict(input, output);
        };
    }

    private static TDelegate Method<TDelegate>(object target, string name, params Type[] parameters) where TDelegate : Delegate =>
        target.GetType().GetMethod(name, parameters)!.CreateDelegate<TDelegate>(target);
}
