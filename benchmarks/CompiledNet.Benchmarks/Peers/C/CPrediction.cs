using System;
using System.Runtime.InteropServices;
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
        var source = new CSource(task.Model);
        nint library = CCompiler.Load(source.Write());
        _predictOne = (delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, void>)NativeLibrary.GetExport(library, "predict1");
        _predict = (delegate* unmanaged[Cdecl]<float*, float*, float*, nint, void>)NativeLibrary.GetExport(library, "predict");
        (_rows, _outputCount) = (task.Rows, task.Rows * task.Model.OutputSize);
        _weights = CMemory.Copy(source.Weights);
        _inputs = CMemory.Copy(task.Inputs);
        _outputs = CMemory.Copy(new float[_outputCount]);
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
}
