;; Reads a patch of a picture at slanted positions, between its pixels: the inner loop of straightening.
;; `node scripts/build-kernel.ts` turns this text into kernel.ts; a test holds the two together.
;;
;; Memory is laid out by the caller: a table of spans, the patch (rows of red, green, blue), the result (the same).
;; A span is eight whole numbers: x, y of its first sample in the patch; the step to the next sample on the right (x, y, 0, 0);
;; the step to the next one below (x, y). Positions are in 4096ths of a pixel. Each pixel of the result is the mean of
;; samples × samples positions, each of them the weighted mean of the four pixels around it, in 128ths each way.
(module
  (memory (export "memory") 1)

  (func (export "readSpans")
    (param $span i32) (param $spans i32)          ;; where the table is, and how many spans it has
    (param $patch i32) (param $row i32)           ;; where the patch is, and the bytes of one row of it
    (param $limitX i32) (param $limitY i32)       ;; the last position inside the patch: beyond the border, the border's
    (param $to i32) (param $length i32)           ;; where the result goes, and the pixels that each span makes
    (param $samples i32)
    (local $end i32) (local $i i32) (local $j i32) (local $x i32) (local $y i32) (local $at i32)
    (local $limit v128) (local $start v128) (local $line v128) (local $here v128) (local $clamped v128)
    (local $right v128) (local $down v128) (local $sum v128) (local $share v128)

    (local.set $limit (i32x4.replace_lane 1 (i32x4.splat (local.get $limitX)) (local.get $limitY)))
    ;; Weights of one sample add up to 128 × 128.
    (local.set $share (f32x4.splat (f32.div (f32.const 1)
      (f32.convert_i32_s (i32.mul (i32.const 16384) (i32.mul (local.get $samples) (local.get $samples)))))))

    (loop $eachSpan
      (local.set $start (v128.load64_zero (local.get $span)))
      (local.set $right (v128.load64_zero offset=8 (local.get $span)))
      (local.set $down (v128.load64_zero offset=16 (local.get $span)))
      (local.set $end (i32.add (local.get $to) (i32.mul (local.get $length) (i32.const 3))))

      (loop $eachPixel
        (local.set $sum (i32x4.splat (i32.const 0)))
        (local.set $line (local.get $start))
        (local.set $j (local.get $samples))
        (loop $eachLine
          (local.set $here (local.get $line))
          (local.set $i (local.get $samples))
          (loop $eachSample
            (local.set $clamped
              (i32x4.min_s (i32x4.max_s (local.get $here) (i32x4.splat (i32.const 0))) (local.get $limit)))
            (local.set $x (i32x4.extract_lane 0 (local.get $clamped)))
            (local.set $y (i32x4.extract_lane 1 (local.get $clamped)))
            (local.set $at (i32.add (local.get $patch) (i32.add
              (i32.mul (i32.shr_u (local.get $y) (i32.const 12)) (local.get $row))
              (i32.mul (i32.shr_u (local.get $x) (i32.const 12)) (i32.const 3)))))
            (local.set $x (i32.and (i32.shr_u (local.get $x) (i32.const 5)) (i32.const 127)))
            (local.set $y (i32.and (i32.shr_u (local.get $y) (i32.const 5)) (i32.const 127)))
            ;; From here $x holds the weights of left and right, as a pair of 16 bits, and both products stay within 16 bits.
            (local.set $x (i32.or
              (i32.sub (i32.const 128) (local.get $x))
              (i32.shl (local.get $x) (i32.const 16))))
            (local.set $sum (i32x4.add (local.get $sum) (i32x4.add
              (i32x4.dot_i16x8_s
                ;; red, red, green, green, blue, blue of the pixel and its right neighbour
                (i8x16.shuffle 0 16 3 16 1 16 4 16 2 16 5 16 16 16 16 16
                  (v128.load64_zero (local.get $at)) (i32x4.splat (i32.const 0)))
                (i32x4.splat (i32.mul (local.get $x) (i32.sub (i32.const 128) (local.get $y)))))
              (i32x4.dot_i16x8_s
                (i8x16.shuffle 0 16 3 16 1 16 4 16 2 16 5 16 16 16 16 16
                  (v128.load64_zero (i32.add (local.get $at) (local.get $row))) (i32x4.splat (i32.const 0)))
                (i32x4.splat (i32.mul (local.get $x) (local.get $y)))))))
            (local.set $here (i32x4.add (local.get $here) (local.get $right)))
            (br_if $eachSample (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
          (local.set $line (i32x4.add (local.get $line) (local.get $down)))
          (br_if $eachLine (local.tee $j (i32.sub (local.get $j) (i32.const 1)))))
        (local.set $start (i32x4.add (local.get $start)
          (i32x4.mul (local.get $right) (i32x4.splat (local.get $samples)))))
        (local.set $sum (i32x4.trunc_sat_f32x4_u (f32x4.add
          (f32x4.mul (f32x4.convert_i32x4_u (local.get $sum)) (local.get $share)) (f32x4.splat (f32.const 0.5)))))
        ;; The fourth byte is the next pixel's first: it is written again.
        (v128.store32_lane 0 (local.get $to)
          (i8x16.narrow_i16x8_u (i16x8.narrow_i32x4_u (local.get $sum) (local.get $sum)) (local.get $sum)))
        (br_if $eachPixel (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 3))) (local.get $end))))

      (local.set $span (i32.add (local.get $span) (i32.const 24)))
      (br_if $eachSpan (local.tee $spans (i32.sub (local.get $spans) (i32.const 1)))))))
