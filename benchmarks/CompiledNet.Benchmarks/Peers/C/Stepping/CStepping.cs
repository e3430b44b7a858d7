using System;
using System.Runtime.InteropServices;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.C.Stepping;

/// <summary>Calls the compiled C through a function pointer, without the switch of the garbage collector's mode.</summary>
public sealed unsafe class CStepping : SteppingContender
{
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, float*, nint, void> _step;
    private readonly float* _weights, _state, _inputs, _output;
    private readonly int _stateSize;
    private nint _taken;

    public CStepping(SteppingTask task) : base(task)
    {
        var source = new CStepSource(task.Model);
        nint library = CCompiler.Load(source.Write());
        _step = (delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, float*, nint, void>)NativeLibrary.GetExport(library, "step");
        _stateSize = source.StateSize;
        _weights = CMemory.Copy(source.Weights);
        _state = CMemory.Copy(new float[_stateSize]);
        _inputs = CMemory.Copy(task.Inputs);
        _output = CMemory.Copy(new float[task.Model.OutputSize]);
    }

    public override void Run(int times)
    {
        int width = Task.Model.InputSize, frame = Frame;
        for (int time = 0; time < times; time++)
        {
            _step(_weights, _state, _inputs + frame * width, _output, _taken++);
            frame = (frame + 1) % SteppingTask.Frames;
        }

        Frame = frame;
    }

    public override void Dispose()
    {
        foreach (nint memory in new[] { (nint)_weights, (nint)_state, (nint)_inputs, (nint)_output }) NativeMemory.AlignedFree((void*)memory);
        GC.SuppressFinalize(this);
    }

    protected override ReadOnlySpan<float> Output => new(_output, Task.Model.OutputSize);

    protected override void Reset()
    {
        new Span<float>(_state, _stateSize).Clear();
        _taken = 0;
    }
}
