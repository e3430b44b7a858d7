using System;
using System.Runtime.InteropServices;
using CompiledNet.Benchmarks.Models;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.C;

/// <summary>
/// Calls the compiled C through a function pointer; for one sample without the switch of the garbage collector's mode,
/// which would cost as much as the small network itself.
/// </summary>
public sealed unsafe class CPrediction : Contender
{
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, void> _predictOne;
    private readonly delegate* unmanaged[Cdecl]<float*, float*, float*, nint, void> _predict;
    private readonly int _rows, _outputCount;
    private readonly float* _weights, _inputs, _outputs;

    public CPrediction(PredictionTask task)
    {
        nint library = CCompiler.Load(CSource.Write(task.Model));
        _predictOne = (delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, void>)NativeLibrary.GetExport(library, "predict1");
        _predict = (delegate* unmanaged[Cdecl]<float*, float*, float*, nint, void>)NativeLibrary.GetExport(library, "predict");
        (_rows, _outputCount) = (task.Rows, task.Rows * task.Model.OutputSize);
        _weights = Copy(Pad(task.Model));
        _inputs = Copy(task.Inputs);
        _outputs = Copy(new float[_outputCount]);
    }

    public override void Run(int times)
    {
        if (_rows == 1) for (int time = 0; time < times; time++) _predictOne(_weights, _inputs, _outputs);
        else for (int time = 0; time < times; time++) _predict(_weights, _inputs, _outputs, _rows);
    }

    public override float[] Answer()
    {
        Run(1);
        return new ReadOnlySpan<float>(_outputs, _outputCount).ToArray();
    }

    public override void Dispose()
    {
        NativeMemory.AlignedFree(_weights);
        NativeMemory.AlignedFree(_inputs);
        NativeMemory.AlignedFree(_outputs);
        GC.SuppressFinalize(this);
    }

    // Layer after layer: the rows of the kernel, then the bias, each padded to whole vectors.
    private static float[] Pad(DenseModel model)
    {
        int length = 0, at = 0;
        foreach (var layer in model.Layers) length += (layer.Inputs + 1) * CSource.Padded(layer.Outputs);
        float[] weights = new float[length];
        foreach (var layer in model.Layers)
        {
            int padded = CSource.Padded(layer.Outputs);
            for (int input = 0; input < layer.Inputs; input++, at += padded)
                layer.Kernel.AsSpan(input * layer.Outputs, layer.Outputs).CopyTo(weights.AsSpan(at));
            layer.Bias.CopyTo(weights, at);
            at += padded;
        }

        return weights;
    }

    private static float* Copy(float[] values)
    {
        float* memory = (float*)NativeMemory.AlignedAlloc((nuint)values.Length * sizeof(float), 64);
        values.CopyTo(new Span<float>(memory, values.Length));
        return memory;
    }
}
