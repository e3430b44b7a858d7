namespace CompiledNet.Generator.Emission;

/// <summary>Writes the prediction of one sample by a tiny network, unrolled.</summary>
internal static class SampleEmitter
{
    public static string Emit(CompiledProgram program, IKernelMethods kernels)
    {
        string scalar = program.Scalar;
        var writer = FileHeader.BeginInternal(program, "the prediction of one sample, unrolled.", kernels);
        using (writer.Begin("internal static class Sample"))
        {
            var pass = new PassWriter(program, program.InferenceMemory, "Structure.InferenceRowLength", kernels, writer);
            pass.WriteOffsets();
            writer.Line();
            writer.Line("/// <summary>Computes the output of one sample.</summary>");
            new StraightLineWriter(pass, kernels, writer).Write(
                program.Inference,
                program.InferenceMemory,
                $"ref {scalar} parameters{PredictCall.DerivedParameter(program)}, ref {scalar} inputs, ref {scalar} outputs, ref {scalar} memory",
                $"ref parameters{PredictCall.DerivedArgument(program)}, ref inputs, ref outputs, ref memory");
        }

        return writer.ToString();
    }
}
