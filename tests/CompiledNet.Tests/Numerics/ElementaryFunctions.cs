using CompiledNet.Numerics;

namespace CompiledNet.Tests.Numerics;

internal readonly struct ExpFunction : ILaneFunction
{
    public T Invoke<T>(T x) where T : struct, ILanes<T> => T.Exp(x);
}

internal readonly struct ExpM1Function : ILaneFunction
{
    public T Invoke<T>(T x) where T : struct, ILanes<T> => T.ExpM1(x);
}

internal readonly struct LogFunction : ILaneFunction
{
    public T Invoke<T>(T x) where T : struct, ILanes<T> => T.Log(x);
}

internal readonly struct LogP1Function : ILaneFunction
{
    public T Invoke<T>(T x) where T : struct, ILanes<T> => T.LogP1(x);
}

internal readonly struct SigmoidFunction : ILaneFunction
{
    public T Invoke<T>(T x) where T : struct, ILanes<T> => T.Sigmoid(x);
}

internal readonly struct TanhFunction : ILaneFunction
{
    public T Invoke<T>(T x) where T : struct, ILanes<T> => T.Tanh(x);
}

internal readonly struct ErfFunction : ILaneFunction
{
    public T Invoke<T>(T x) where T : struct, ILanes<T> => T.Erf(x);
}
