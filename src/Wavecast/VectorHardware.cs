using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Wavecast;

/// <summary>What the kernels find in this process: the machine's vectors, as far as the program was compiled for them.</summary>
public static class VectorHardware
{
    /// <summary>
    /// Whether fused multiply-add runs in hardware. Without it the kernels compute the same bits a hundred times slower, so a program
    /// should say so: print <see cref="Warning"/> where it is not null.
    /// </summary>
    /// <remarks>
    /// False on processors of before 2013 (x86-64-v3 is needed), where the runtime was told to leave them out
    /// (<c>DOTNET_EnableAVX2=0</c>), and in a NativeAOT program published for less than <c>IlcInstructionSet</c> x86-64-v3.
    /// </remarks>
    // The kernels write Vector.FusedMultiplyAdd, which is an instruction only where 256-bit vectors are: Fma alone may be found at run time by
    // a native program whose kernels were compiled without it.
    public static bool HasFusedMultiplyAdd => AdvSimd.Arm64.IsSupported || (Vector256.IsHardwareAccelerated && Fma.IsSupported);

    /// <summary>One sentence of what is missing and one of what to do; null where nothing is.</summary>
    public static string? Warning => HasFusedMultiplyAdd
        ? null
        : "fused multiply-add is not in hardware here, so networks run about a hundred times slower, with the same bits. " +
          "Use a processor of x86-64-v3 or later, unset DOTNET_EnableAVX2, or publish native programs with IlcInstructionSet x86-64-v3.";
}
