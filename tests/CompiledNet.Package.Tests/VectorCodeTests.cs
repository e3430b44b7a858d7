using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

/// <summary>
/// What NativeAOT makes of the emitted code and of the numbers behind it, for each form of executable that users build
/// with other instructions than these tests run with: the same results, from vector instructions alone.
/// </summary>
[Collection(nameof(PackedConsumer))]
public sealed partial class VectorCodeTests(PackedConsumer consumer)
{
    private const float Tolerance = 1e-5f;

    [Fact]
    public async Task WithoutAnInstructionSetMultipliesFourNumbersAtATime()
    {
        string program = await ProgramAsync(NativeForm.Host);
        Compare(await consumer.Run(program), await consumer.Printed);

        var code = await Disassembly.Of(program, Tool.Objdump.Name);
        NoFallback(code);
        code.Instructions(Emitted()).Count(instruction => instruction.StartsWith("mulps", StringComparison.Ordinal)).ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task ForAvx2MultipliesAndAddsEightNumbersAtATime()
    {
        string program = await ProgramAsync(NativeForm.Avx2);
        if (System.Runtime.Intrinsics.X86.Avx2.IsSupported) Compare(await consumer.Run(program), await consumer.Printed);

        var code = await Disassembly.Of(program, Tool.Objdump.Name);
        NoFallback(code);
        code.Instructions(Emitted()).Count(instruction => Fused256().IsMatch(instruction)).ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task WithRunTimeDispatchDoesSoWhereItFindsAvx2AndRunsWithoutAsWell()
    {
        string program = await ProgramAsync(NativeForm.Dispatch);
        if (System.Runtime.Intrinsics.X86.Avx.IsSupported) Compare(await consumer.Run(program), await consumer.Printed);
        // A processor of 2011 with AVX, neither AVX2 nor multiply-add: an instruction of those would end the program. The emulator
        // warns of two features that it lacks.
        Compare(await consumer.Run(Tool.OlderX64.Name, "-cpu", "SandyBridge,-x2apic,-tsc-deadline", program), await consumer.Printed);

        var code = await Disassembly.Of(program, Tool.Objdump.Name);
        NoFallback(code);
        code.Instructions(Emitted256()).Count(instruction => Fused256().IsMatch(instruction)).ShouldBeGreaterThan(100);
        code.Instructions(Emitted256()).ShouldNotContain(instruction => instruction.StartsWith("vinsertf128", StringComparison.Ordinal), "an operation was done on two halves");
        code.Instructions(Emitted128()).Count(instruction => instruction.StartsWith("vmulps", StringComparison.Ordinal)).ShouldBeGreaterThan(100);
        code.Instructions(Emitted128()).ShouldNotContain(instruction => Fused256().IsMatch(instruction));
    }

    [Fact]
    public async Task ForArm64MultipliesAndAddsFourNumbersAtATimeAndComputesTheSame()
    {
        string program = await ProgramAsync(NativeForm.Arm64);
        Compare(await consumer.Run("qemu-aarch64-static", "-L", "/usr/aarch64-linux-gnu", program), await consumer.Printed);

        var code = await Disassembly.Of(program, "aarch64-linux-gnu-objdump");
        NoFallback(code);
        code.Instructions(Emitted()).Count(instruction => FusedArm64().IsMatch(instruction)).ShouldBeGreaterThan(100);
    }

    private async Task<string> ProgramAsync(NativeForm form)
    {
        Assert.SkipUnless(NativeForm.IsLinuxOnX64, "Reads the disassembly on Linux on x64.");
        Tool.Require(form.Tools);
        var build = await consumer.PublishAsync(form);
        build.Publication.Succeeded().Output.ShouldNotContain("warning");
        return build.Program;
    }

    // Each line is "name: number"; the names and the text of the first line must be equal.
    private static void Compare(string[] actual, string[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < actual.Length; i++)
        {
            if (PrintedNumber.TryRead(expected[i], out float number) && PrintedNumber.TryRead(actual[i], out float other))
                other.ShouldBe(number, Tolerance * MathF.Max(1, MathF.Abs(number)), expected[i]);
            else
                actual[i].ShouldBe(expected[i]);
        }
    }

    // A vector operation that the instruction set lacks becomes a call: of a function of the C library, of the vector
    // types' own methods, or of System.Math for each number.
    private static void NoFallback(Disassembly code)
    {
        code.Instructions(Emitted()).ShouldNotBeEmpty();
        var calls = code.Calls(EmittedOrUpdate(), Own());
        calls.ShouldContain(call => call.Callee.StartsWith("CompiledNet_CompiledNet_Numerics_", StringComparison.Ordinal));
        calls.Where(call => Fallback().IsMatch(call.Callee)).ShouldBeEmpty();
        calls.Where(call => Tile().IsMatch(call.Callee)).ShouldBeEmpty("a register tile was not inlined");
    }

    [GeneratedRegex("CompiledNet_Generated_")]
    private static partial Regex Emitted();

    [GeneratedRegex("CompiledNet_Generated_.*(_Float128_|__Run128)")]
    private static partial Regex Emitted128();

    [GeneratedRegex("CompiledNet_Generated_.*(_FloatAvx2_|__Run256)")]
    private static partial Regex Emitted256();

    [GeneratedRegex("CompiledNet_Generated_|^CompiledNet_CompiledNet_UpdateSweep__")]
    private static partial Regex EmittedOrUpdate();

    [GeneratedRegex("^(CompiledNet|Consumer)_")]
    private static partial Regex Own();

    [GeneratedRegex("^(fma|exp|log|tanh|erf|sqrt|round|floor)f?(@plt)?$|System_Runtime_Intrinsics_|System_Math|System_Single__|System_Numerics_Vector|ThrowPlatformNotSupported")]
    private static partial Regex Fallback();

    [GeneratedRegex("CompiledNet_Generated_.*_Tiles__")]
    private static partial Regex Tile();

    [GeneratedRegex("^vfn?m(add|sub).*%ymm")]
    private static partial Regex Fused256();

    [GeneratedRegex(@"^fml[as]\s+v\d+\.4s")]
    private static partial Regex FusedArm64();
}
